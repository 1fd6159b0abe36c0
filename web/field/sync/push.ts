// Sends what is finished, batch by batch, and writes down what the server said of each before the next goes out.
import { markAll, type Progress, unsentOf } from '../store/outbox.ts'
import type { Device, Sealed } from '../store/shape.ts'
import { batchesOf } from './batch.ts'
import { call } from './call.ts'
import { judgeBulk, judgeOne, type Verdict } from './judge.ts'

export type Pushed =
  | { kind: 'done' }
  | { kind: 'later' }
  | { kind: 'parked'; problem: NonNullable<Sealed['problem']> }

export async function push(device: Device): Promise<Pushed> {
  for (const batch of batchesOf(await unsentOf(device.study))) {
    await markAll(new Map(batch.map((row) => [row.id, progressOf({ kind: 'sending' })])))
    const verdicts = await send(device.token, batch)
    await markAll(new Map(Array.from(verdicts, ([id, verdict]) => [id, progressOf(verdict)])))
    const all = [...verdicts.values()]
    const parked = all.find((verdict) => verdict.kind === 'parked')
    if (parked?.kind === 'parked') return parked
    if (all.some((verdict) => verdict.kind === 'later')) return { kind: 'later' }
  }
  return { kind: 'done' }
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

function progressOf(verdict: Verdict | { kind: 'sending' }): Progress {
  switch (verdict.kind) {
    case 'received': {
      const { receivedAt, quarantined } = verdict
      return { state: 'received', receipt: { receivedAt, quarantined }, problem: null }
    }
    case 'refused':
      return { state: 'refused', receipt: null, problem: verdict.problem }
    case 'sending':
      return { state: 'sending', receipt: null, problem: null }
    case 'parked':
    case 'later':
      return { state: 'waiting', receipt: null, problem: null }
    default:
      return verdict satisfies never
  }
}
