// Random schedules of three phones and a supervisor, 200 actions each, from a seed: with the phone's own modules and the
// Worker's own entry. In the end nothing is lost, nothing is there twice, files equal their hashes, and what the phones
// call received is on the server. Most of them live in one process (test/fault/inside/), where one costs a third of a
// second; some in a real browser on a real IndexedDB, against workerd.
import { Worker } from 'node:worker_threads'
import { expect, inject, test } from 'vitest'
import { faultScript } from '../fault/bundle.ts'
import type { Asked, Came, Given } from '../fault/inside/thread.ts'
import { openGround } from '../fault/page.ts'
import type { asked } from '../fault/phone/page.ts'
import { mustBeSound, mustBeThere, visit } from '../fault/study.ts'

const actions = 200
/** Three phones, and new ones for those whose storage is cleared. */
const logins = 5
/** While the phones of one schedule wait for the server, those of another write. */
const sideBySide = 4
/** A schedule takes a second or two; one that waits for what never comes is told by its seed. */
const endlessMs = 180_000
/** `npm run test:long` walks all of them. */
const allSeeds = 10_000

/** Each day takes the next ones, so that within weeks all have been walked. */
const count = Number(process.env.PEDOMAN_SCHEDULES ?? 300)
const inBrowser = Math.ceil(count / 150)
const today = Math.floor(Date.now() / 86_400_000)
const first = Number(process.env.PEDOMAN_SEED ?? ((today * count) % allSeeds) + 1)

/** Runs so many, some side by side, and gives those that failed and how often each action was done. */
async function runAll(count: number, one: (seed: number) => Promise<Omit<Came, 'seed'>>) {
  const failed: string[] = []
  const did: Record<string, number> = {}
  let next = first
  async function lane(): Promise<void> {
    while (next < first + count) {
      const seed = next++
      const came = await one(seed)
      for (const [name, times] of Object.entries(came.did)) did[name] = (did[name] ?? 0) + times
      if (came.wrong.length > 0)
        failed.push(
          `PEDOMAN_SEED=${seed} PEDOMAN_SCHEDULES=1 npm test -- field.schedules\n${came.wrong.join('\n')}\nlast: ${came.last.join(', ')}`,
        )
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, lane))
  return { failed, did }
}

test(`three phones and a supervisor lose nothing in ${count} random schedules from seed ${first}`, async () => {
  const given: Given = { script: await faultScript(''), worker: inject('strictBundle') }
  const thread = new Worker(new URL('../fault/inside/thread.ts', import.meta.url), {
    workerData: given,
    // What a schedule leaves behind is thrown away in one go.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
    // Faults are meant, and each leaves a line.
    stderr: true,
    stdout: true,
  })
  const asking = new Map<number, (came: Came) => void>()
  const broken = new Promise<never>((_, reject) => thread.on('error', reject))
  thread.on('message', (came: Came) => asking.get(came.seed)?.(came))
  const { failed, did } = await runAll(count, (seed) =>
    Promise.race([
      broken,
      new Promise<Came>((resolve) => {
        asking.set(seed, resolve)
        const wrong = ['it does not end']
        setTimeout(() => resolve({ seed, wrong, did: {}, last: [] }), endlessMs).unref()
        thread.postMessage({ seed, actions, logins } satisfies Asked)
      }),
    ]),
  )
  await thread.terminate()
  expect(failed).toEqual([])
  // What is rare must happen too, over many of them.
  if (count >= 30) expect(Object.values(did).filter((times) => times < count / 20)).toEqual([])
}, 2_000_000_000)

test(`and in ${inBrowser} of them in a real browser, against workerd`, async () => {
  const { server, page, study, close } = await openGround()
  const { failed } = await runAll(inBrowser, async (seed) => {
    const phones = await study(logins)
    const ran = await page.evaluate(
      ({ seed, actions, phones, visit }) =>
        (globalThis as unknown as typeof asked).runSchedule(seed, actions, phones, visit),
      { seed, actions, phones, visit },
    )
    const wrong = [
      ...(ran.wrong === null ? [] : [ran.wrong]),
      ...(await mustBeThere(server, phones[0]?.study ?? '', ran.kept)),
      ...(ran.wrong === null ? await mustBeSound(server, phones[0]?.study ?? '', ran) : []),
    ]
    return { wrong, did: ran.did, last: ran.last }
  })
  expect(failed).toEqual([])
  await close()
}, 2_000_000_000)
