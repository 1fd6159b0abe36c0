// `npm run restore -- FILE`: a study out of its archive into the local instance. Run again after it was broken off, it goes on.
import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bring } from '../core/archive/bring.ts'
import { ArchiveFault, openArchive } from '../core/archive/open.ts'
import { Halt, main } from './halt.ts'
import { holdState } from './hold.ts'
import { ownerOf, withSession } from './secrets.ts'
import { readyState, usualState } from './state.ts'

const usage = 'Usage: npm run restore -- FILE [--slug SLUG] [--state DIR]'

const faults: Record<ArchiveFault['reason'], string> = {
  'no-archive': 'This file is no archive of Pedoman, or its download was cut off.',
  broken: 'The archive is damaged: what is in it does not fit its own list.',
  newer: 'The archive comes from a newer version of Pedoman. Update this one first.',
}

const sentences: Record<string, string> = {
  'archive.study-here': 'This study is already in this instance. A restore never writes into it.',
  'name.taken': 'Another study here has that short name. Choose one with --slug SLUG.',
  'archive.unfit': 'This version of Pedoman cannot take that archive: update it first.',
  'archive.ids-taken': 'Another study here holds things of that archive.',
  'archive.row-wrong': 'The archive was changed or damaged.',
}

let shown = -1

await main(async () => {
  const { file, slug, state: folder } = asked()
  const path = resolve(process.env.INIT_CWD ?? '.', file)
  const handle = await open(path).catch(() => {
    throw new Halt(`The file ${path} cannot be read.`)
  })
  const { size } = await handle.stat()
  const read = async (start: number, end: number) => {
    const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, start)
    return bytes.subarray(0, bytesRead)
  }
  const archive = await openArchive(size, read).catch(told)
  const { study, madeAt, files } = archive.manifest
  console.log(`${study.title}, archived ${madeAt}, ${files.count} files`)
  const state = readyState(folder)
  holdState(state)

  // Loaded only now: what is wrong with the command itself is told at once.
  const [{ bundleWorker }, { openLocal }] = await Promise.all([
    import('./bundle.ts'),
    import('./local.ts'),
  ])
  const local = await openLocal({
    bundle: await bundleWorker('worker/index.ts', 'worker'),
    state,
    port: 0,
    pages: false,
    brake: false,
    heard: console.error,
  })
  try {
    const owner = await ownerOf(local.db)
    const known = await withSession(local.db, owner, (session) =>
      bring(
        archive,
        { slug: slug ?? study.slug, id: crypto.randomUUID() },
        async (method, path, body) => {
          const isBytes = body instanceof Uint8Array
          const answer = await local.mf.dispatchFetch(`${local.origin}/api${path}`, {
            method,
            headers: {
              origin: local.origin,
              cookie: `pedoman=${session}`,
              'content-type': isBytes ? 'application/octet-stream' : 'application/json',
            },
            ...(body === undefined ? {} : { body: isBytes ? body : JSON.stringify(body) }),
          })
          const json = (await answer.json()) as { error?: string; details?: { slug?: string } }
          if (!answer.ok) throw new Halt(refused(json.error ?? '', JSON.stringify(json.details)))
          return json
        },
        ({ doneBytes, ofBytes }) => progress(doneBytes / Math.max(1, ofBytes)),
      ),
    ).catch(told)
    console.log(`Restored as "${known}". Start Pedoman with "npm start" and sign in as its owner.`)
  } finally {
    await local.close()
    await handle.close()
  }
  return 0
})

function asked() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { slug: { type: 'string' }, state: { type: 'string', default: usualState } },
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new Error('Give one archive.')
    return { file, ...values }
  } catch (error) {
    throw new Halt(`${(error as Error).message.split('\n')[0]}\n${usage}`)
  }
}

function told(error: unknown): never {
  if (error instanceof ArchiveFault) throw new Halt(faults[error.reason])
  throw error
}

function refused(code: string, details: string): string {
  return sentences[code] ?? `The archive was refused: ${code} ${details}`
}

function progress(share: number): void {
  const percent = Math.floor(share * 20) * 5
  if (percent === shown) return
  shown = percent
  console.log(`  ${percent} %`)
}
