// The sample study goes in through the API, as its owner would enter it; a load that was cut off is taken up again.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Call, loadSample } from '../sample/load.ts'
import type { Local } from './local.ts'
import { root } from './root.ts'
import { withSession } from './secrets.ts'

/** Loads it into a new instance, or finishes what an earlier start began; says where it is. */
export async function sample(
  local: Local,
  state: string,
  owner: string,
  say: (progress: string) => void,
): Promise<void> {
  const mark = join(state, 'sample-study')
  const told = existsSync(mark) ? readFileSync(mark, 'utf8') : null
  if (told === 'loaded' || (told === null && (await hasStudies(local)))) return
  writeFileSync(mark, 'loading')
  await fill(local, owner, say)
  writeFileSync(mark, 'loaded')
}

/** The sample study into an instance, whatever is there already. */
export async function fill(
  local: Local,
  owner: string,
  say: (progress: string) => void,
): Promise<void> {
  const token = `pdd_${randomBytes(32).toString('base64url')}`
  const tokenHash = createHash('sha256').update(token).digest('hex')
  await withSession(local.db, owner, (session) =>
    loadSample(
      speaker(local, session),
      {
        step: (name, done, total) => say(`Loading the sample study: ${name} ${done}/${total}`),
      },
      (person, work) => withSession(local.db, person, (theirs) => work(speaker(local, theirs))),
      { token, tokenHash },
      recording,
    ),
  )
}

function recording(file: string) {
  const bytes = readFileSync(join(root, 'sample', 'recordings', file))
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}

async function hasStudies({ db }: Local): Promise<boolean> {
  return (await db.prepare('select 1 from studies limit 1').first()) !== null
}

function speaker({ mf, origin }: Local, session: string): Call {
  return async (path, init) => {
    const { token, body } = init ?? {}
    const isBytes = body instanceof Uint8Array
    const answer = await mf.dispatchFetch(`${origin}${path}`, {
      method: init?.method ?? 'GET',
      headers: {
        origin,
        'content-type': isBytes ? 'application/octet-stream' : 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : { cookie: `pedoman=${session}` }),
      },
      ...(init?.body === undefined ? {} : { body: isBytes ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, json: text === '' ? null : JSON.parse(text) }
  }
}
