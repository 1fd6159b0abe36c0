// Sends what is finished: first the deeds, then the words of all responses, batch by batch, what was noted after them, then all files, so that a
// weak signal carries what is small first. What the server said of each is written down before the next goes out.
import { listDeeds, peopleHeldBack } from '../store/deeds.ts'
import { advance, filesLeft, type Progress, unsentOf } from '../store/outbox.ts'
import type { Device, Sealed } from '../store/shape.ts'
import { batchesOf } from './batch.ts'
import { call } from './call.ts'
import { isEnd, judgeBulk, judgeOne, type Pushed, type Verdict } from './judge.ts'
import { firstChosen } from './preference.ts'
import { pushDeeds, pushNotes } from './push-deeds.ts'
import { pushFiles } from './push-files.ts'

/** `hasNews` tells, between one piece and the next, that something small has been finished meanwhile. */
export async function push(device: Device, hasNews: () => boolean): Promise<Pushed> {
  let all: Pushed = { kind: 'done' }
  const steps = [pushDeeds, pushWords, pushNotes, (to: Device) => pushFiles(to, hasNews)]
  for (const step of steps) {
    const pushed = await step(device)
    if (isEnd(pushed)) return pushed
    if (pushed.kind !== 'done') all = pushed
  }
  return all
}

/** A server that stumbles so often in a row has more on its mind than one response. */
const mostStumbles = 5

async function pushWords({ study, token }: Device): Promise<Pushed> {
  // Whom the server does not know yet, or whose consent it has not, their words would be refused or held there.
  const held = peopleHeldBack(await listDeeds())
  const rows = (await unsentOf(study)).filter(
    (row) => row.state !== 'files' && !held.has(row.participant ?? ''),
  )
  let all: Pushed = { kind: 'done' }
  let stumbles = 0
  const pending = batchesOf(firstChosen(rows))
  for (const batch of pending) {
    const pushed = await pushBatch(token, batch)
    if (isEnd(pushed)) return pushed
    stumbles = pushed.kind === 'later' ? stumbles + 1 : 0
    if (pushed.kind === 'later') all = pushed
    if (stumbles === mostStumbles) return all
    // It stumbled over one of them, perhaps: each goes by itself, so that the one holds back no other.
    if (pushed.kind === 'later' && batch.length > 1) pending.push(...batch.map((row) => [row]))
  }
  return all
}

async function pushBatch(token: string, batch: readonly Sealed[]): Promise<Pushed> {
  const ids = batch.map(({ id }) => id)
  await advance(ids, () => ({ state: 'sending', problem: null }))
  const verdicts = await send(token, batch)
  await advance(ids, (row) => progressOf(row, verdicts.get(row.id)))
  const told = [...verdicts.values()]
  const stop =
    told.find(({ kind }) => kind === 'parked') ?? told.find(({ kind }) => kind === 'later')
  return stop?.kind === 'parked' || stop?.kind === 'later' ? stop : { kind: 'done' }
}

async function send(token: string, batch: readonly Sealed[]): Promise<Map<string, Verdict>> {
  const [first] = batch
  if (first && batch.length === 1) {
    const answer = await call('PUT', `/field/responses/${first.id}`, token, first.text)
    return new Map([[first.id, judgeOne(answer, first)]])
  }
  // The frozen bytes are laid into the request as they are, never written anew.
  const body = `{"responses":[${batch.map((row) => row.text).join(',')}]}`
  return judgeBulk(await call('POST', '/field/responses', token, body), batch)
}

function progressOf(row: Sealed, verdict: Verdict | undefined): Partial<Progress> {
  switch (verdict?.kind) {
    case 'received': {
      const { receivedAt, quarantined } = verdict
      const state = filesLeft(row) > 0 ? 'files' : 'received'
      return { state, receipt: { receivedAt, quarantined }, problem: null }
    }
    case 'refused':
      return { state: 'refused', receipt: null, problem: verdict.problem }
    case 'parked':
    case 'later':
    case undefined:
      return { state: 'waiting', receipt: null, problem: null }
    default:
      return verdict satisfies never
  }
}
