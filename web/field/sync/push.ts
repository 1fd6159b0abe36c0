// Sends what is finished: first the deeds, then the words of all responses, batch by batch, then their files one by one,
// so that a weak signal carries what is small first. What the server said of each is written down before the next goes out.
import { listDeeds, peopleHeldBack } from '../store/deeds.ts'
import { readFile } from '../store/files.ts'
import { filesLeft, markAll, type Progress, unsentOf } from '../store/outbox.ts'
import type { Device, Sealed, SealedFile } from '../store/shape.ts'
import { batchesOf } from './batch.ts'
import { call } from './call.ts'
import { heldIn, judgeBulk, judgeFile, judgeOne, type Verdict } from './judge.ts'
import { pushDeedFiles, pushDeeds } from './push-deeds.ts'

export type Pushed =
  | { kind: 'done' }
  | { kind: 'later' }
  | { kind: 'parked'; problem: NonNullable<Sealed['problem']> }

export async function push(device: Device): Promise<Pushed> {
  const made = await pushDeeds(device)
  if (made.kind === 'parked') return made
  // Whom the server does not know yet, or whose consent it has not, their words would be refused or held there.
  const held = peopleHeldBack(await listDeeds())
  const rows = (await unsentOf(device.study)).filter(
    (row) => row.state !== 'files' && !held.has(row.participant ?? ''),
  )
  for (const batch of batchesOf(rows)) {
    await markAll(new Map(batch.map((row) => [row.id, progressOf(row, { kind: 'sending' })])))
    const verdicts = await send(device.token, batch)
    await markAll(
      new Map(
        batch.map((row) => [row.id, progressOf(row, verdicts.get(row.id) ?? { kind: 'later' })]),
      ),
    )
    const all = [...verdicts.values()]
    const parked = all.find((verdict) => verdict.kind === 'parked')
    if (parked?.kind === 'parked') return parked
    if (all.some((verdict) => verdict.kind === 'later')) return { kind: 'later' }
  }
  const shown = await pushDeedFiles(device)
  if (shown.kind !== 'done') return shown
  for (const row of await unsentOf(device.study)) {
    const pushed: Pushed = row.state === 'files' ? await pushFiles(device, row) : { kind: 'done' }
    if (pushed.kind !== 'done') return pushed
  }
  return made
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

/** The server says first what it holds, so that nothing travels twice over a weak signal. */
async function pushFiles({ token }: Device, row: Sealed): Promise<Pushed> {
  const held = heldIn(await call('GET', `/field/responses/${row.id}/files`, token))
  if (held === null) return { kind: 'later' }
  let files = (row.files ?? []).map((file) => ({ ...file, isHeld: held.has(file.hash) }))
  const mark = async (more: Partial<Progress> = {}) => {
    const state = filesLeft({ files }) === 0 ? 'received' : 'files'
    await markAll(
      new Map([[row.id, { state, receipt: row.receipt, problem: null, files, ...more }]]),
    )
  }
  await mark()
  for (const { hash, isHeld } of files) {
    if (isHeld) continue
    const blob = await readFile(hash)
    if (!blob) {
      await mark({ state: 'refused', problem: { code: 'file.lost', details: {} } })
      return { kind: 'done' }
    }
    const verdict = judgeFile(await call('PUT', `/field/files/${hash}`, token, blob), hash)
    if (verdict.kind === 'refused') {
      await mark({ state: 'refused', problem: verdict.problem })
      return { kind: 'done' }
    }
    if (verdict.kind !== 'held') return verdict
    files = files.map((file): SealedFile => (file.hash === hash ? { ...file, isHeld: true } : file))
    await mark()
  }
  return { kind: 'done' }
}

function progressOf(row: Sealed, verdict: Verdict | { kind: 'sending' }): Progress {
  const { files = [] } = row
  switch (verdict.kind) {
    case 'received': {
      const { receivedAt, quarantined } = verdict
      const state = filesLeft({ files }) > 0 ? 'files' : 'received'
      return { state, receipt: { receivedAt, quarantined }, problem: null, files }
    }
    case 'refused':
      return { state: 'refused', receipt: null, problem: verdict.problem, files }
    case 'sending':
      return { state: 'sending', receipt: null, problem: null, files }
    case 'parked':
    case 'later':
      return { state: 'waiting', receipt: null, problem: null, files }
    default:
      return verdict satisfies never
  }
}
