// Sends deeds one by one, in the order they were made: a person before their consent, a consent before it is taken back.
// One that is refused holds back only what is about the same person.
import { isTold, listDeeds, markDeed, personOf } from '../store/deeds.ts'
import { readKit } from '../store/kit.ts'
import { listOutbox } from '../store/outbox.ts'
import type { Deed, Device, Sealed } from '../store/shape.ts'
import { type Answer, call } from './call.ts'
import { judgeOne, notReached, type Pushed, type Verdict } from './judge.ts'

type Failure = Exclude<Verdict, { kind: 'received' }>

/** Before the responses, which may be about whom they make known. */
export function pushDeeds(device: Device): Promise<Pushed> {
  return pushThose(device, ({ act }) => act.kind !== 'memo')
}

/** After the responses that they are on. */
export async function pushNotes(device: Device): Promise<Pushed> {
  const waiting = new Set(
    (await listOutbox()).filter(({ state }) => early.has(state)).map(({ id }) => id),
  )
  return pushThose(device, ({ act }) => act.kind === 'memo' && !waiting.has(act.response))
}

const early = new Set<Sealed['state']>(['waiting', 'sending'])

async function pushThose(device: Device, isWanted: (deed: Deed) => boolean): Promise<Pushed> {
  const deeds = (await listDeeds()).filter((deed) => deed.study === device.study && isWanted(deed))
  const held = new Set(
    deeds.filter((deed) => deed.state === 'refused' && !isTold(deed)).map(personOf),
  )
  // What is about nobody waits for nobody.
  const isHeld = (deed: Deed) => personOf(deed) !== null && held.has(personOf(deed))
  for (const deed of deeds) {
    if (deed.state !== 'waiting' && deed.state !== 'sending') continue
    if (isHeld(deed)) continue
    await markDeed(deed.id, { state: 'sending' })
    const verdict = judgeDeed(
      await call('PUT', `/field${deed.path}`, device.token, deed.text),
      deed,
    )
    switch (verdict.kind) {
      case 'received':
        // The name goes as soon as it has arrived; what the deed did stays until the kit says it.
        await markDeed(deed.id, {
          state: deed.files.length > 0 ? 'files' : 'received',
          text: '',
          problem: null,
          toldAtTag: (await readKit())?.etag ?? null,
        })
        break
      case 'refused':
        await markDeed(deed.id, { state: 'refused', problem: verdict.problem })
        held.add(personOf(deed))
        break
      default:
        await markDeed(deed.id, { state: 'waiting' })
        return verdict
    }
  }
  return { kind: 'done' }
}

/** Only an answer that names this deed is one of ours. */
function judgeDeed(answer: Answer | null, { id }: Deed): { kind: 'received' } | Failure {
  const isOurs = (answer?.body as { id?: unknown } | null)?.id === id
  if (answer && (answer.status === 200 || answer.status === 201))
    return isOurs ? { kind: 'received' } : notReached
  const verdict = judgeOne(answer, { id, hash: '' })
  return verdict.kind === 'received' ? notReached : verdict
}
