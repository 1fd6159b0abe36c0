// A thread of its own in which phones, their network and the Worker live together: no browser and no workerd between them,
// so that a schedule costs what the phone's code and the Worker's code cost. The test talks to it in messages.
import { runInThisContext } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import { migrate } from '../../../scripts/migrations.ts'
import { newSecret, sha256 } from '../../../worker/secret.ts'
import { insert } from '../../insert.ts'
import type { asked } from '../phone/page.ts'
import { mustBeSound, mustBeThere, newStudy, type Server, visit } from '../study.ts'
import { beBrowser } from './browser.ts'
import { D1 } from './d1.ts'
import { dying } from './dying.ts'
import { type Entry, network } from './net.ts'
import { R2 } from './r2.ts'
import { reckonAtOnce } from './subtle.ts'

/** `script` is of test/fault/bundle.ts, `worker` the path of the Worker's bundle. */
export type Given = { script: string; worker: string }
/** One schedule to run, and what came of it. */
export type Asked = { seed: number; actions: number; logins: number }
export type Came = { seed: number; wrong: string[]; did: Record<string, number>; last: string[] }

const origin = 'http://localhost'
/** A database of so many studies is closed, and the next begun: what lies in memory stays small over ten thousand of them. */
const mostStudies = 200

const { script, worker } = workerData as Given
const entry = ((await import(worker)) as { default: Entry }).default
// Keys that are not to be exported are read to be used at once (subtle.ts), which Node advises against.
process.noDeprecation = true
beBrowser(origin)
reckonAtOnce()
Object.assign(globalThis, { FixedLengthStream: lengthStream() })

// What a phone that died was waiting for fails with nobody there to hear it, as in a page that is gone.
process.on('unhandledRejection', () => {})

let house = await build()
let studies = 0
let running = 0
let ready: Promise<void> | null = null
let isEmpty = () => {}
runInThisContext(script, { filename: 'phones.js' })

parentPort?.on('message', async (asked: Asked) => {
  while (ready) await ready
  studies += 1
  running += 1
  if (studies === mostStudies) ready = anew()
  await run(asked)
  running -= 1
  if (running === 0) isEmpty()
})

/** Once the last schedule of this house has ended. */
async function anew(): Promise<void> {
  await new Promise<void>((resolve) => {
    isEmpty = resolve
  })
  house = await build()
  studies = 0
  isEmpty = () => {}
  ready = null
}

async function run({ seed, actions, logins }: Asked): Promise<void> {
  const server = house
  const phones = await newStudy(server, logins)
  const study = phones[0]?.study ?? ''
  const { runSchedule } = globalThis as unknown as typeof asked
  const ran = await runSchedule(seed, actions, phones, visit)
  const wrong = [
    ...(ran.wrong === null ? [] : [ran.wrong]),
    ...(await mustBeThere(server, study, ran.kept)),
    ...(ran.wrong === null ? await mustBeSound(server, study, ran) : []),
  ]
  parentPort?.postMessage({ seed, wrong, did: ran.did, last: ran.last } satisfies Came)
}

async function build(): Promise<Server> {
  const db = new D1()
  const bucket = new R2()
  await migrate(db)
  const supervisor = 'supervisor'
  const session = newSecret('pds')
  const now = new Date().toISOString()
  const later = new Date(Date.now() + 86_400_000).toISOString()
  await db.exec(
    [
      insert('people (id, name, is_owner, created_at)', [supervisor, 'Sari Supervisor', 0, now]),
      insert('sessions (hash, person_id, created_at, expires_at)', [
        await sha256(session),
        supervisor,
        now,
        later,
      ]),
    ].join('\n'),
  )
  const bound = { DB: db, FILES: bucket }
  const bindings = { sound: bound, dying: (calls: number) => dying(bound, calls) }
  const fetch = network(origin, entry, bindings, `pedoman=${session}`)
  globalThis.fetch = fetch as typeof globalThis.fetch
  return {
    db,
    supervisor,
    async post(path, body) {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: answer.status, text: await answer.text() }
    },
    sumsOf: async (study) => bucket.sumsOf(`${study}/`),
  }
}

/** Workers have it: as many bytes as were told, or an error. */
function lengthStream() {
  return class extends TransformStream<Uint8Array, Uint8Array> {
    constructor(length: number) {
      let left = length
      super({
        transform(bytes, controller) {
          left -= bytes.byteLength
          if (left < 0) throw new TypeError('more bytes than were told')
          controller.enqueue(bytes)
        },
        flush() {
          if (left > 0) throw new TypeError('fewer bytes than were told')
        },
      })
    }
  }
}
