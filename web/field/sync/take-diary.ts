// Takes along what others saw of the study's cases: only what has changed, many cases in one question, and not at every
// look at the screen.
import { casesAtOnce, type Diary } from '../../../core/wire/diary.ts'
import type { FieldKit } from '../../../core/wire/field.ts'
import { tagsOf, takeTold } from '../store/earlier.ts'
import { readKit } from '../store/kit.ts'
import type { Device } from '../store/shape.ts'
import { isLocked } from '../store/vault.ts'
import { call } from './call.ts'

const restMs = 5 * 60_000
/** So many questions in one go; what is left is asked the next time. */
const mostQuestions = 20
let takenAt = Number.NEGATIVE_INFINITY
let takenOf: string | null = null

export async function takeDiary(device: Device): Promise<void> {
  const kept = await readKit()
  // What others saw is laid under the vault; it comes once that is open.
  if (!kept || (await isLocked()) || !isWatching(kept.kit)) return
  // With another kit there may be other cases.
  const of = `${device.study} ${kept.etag}`
  if (of === takenOf && performance.now() - takenAt < restMs) return
  let left = kept.kit.cases.map(({ code }) => code)
  const tags = await tagsOf(device.study)
  for (let n = 0; left.length > 0 && n < mostQuestions; n++) {
    const asked = left.slice(0, casesAtOnce)
    const named = asked.map((code) => `${code}~${tags.get(code) ?? ''}`)
    const answer = await call('GET', `/field/diary?cases=${named.join()}`, device.token)
    if (answer?.status !== 200 || !isDiary(answer.body)) return
    await takeTold(device.study, answer.body.cases)
    left = [...answer.body.left, ...left.slice(casesAtOnce)]
  }
  takenAt = performance.now()
  takenOf = of
}

function isWatching({ versions }: FieldKit): boolean {
  return versions.some(
    ({ instrument }) => instrument.kind === 'observation' && instrument.about === 'case',
  )
}

function isDiary(body: unknown): body is Diary {
  const { cases, left } = (body ?? {}) as Partial<Diary>
  return Array.isArray(cases) && Array.isArray(left)
}
