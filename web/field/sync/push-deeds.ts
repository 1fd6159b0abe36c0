// Sends deeds one by one, in the order they were made: a person before their consent, a consent before it is taken back.
// One that is refused holds back only what is about the same person.
import { isTold, listDeeds, markDeed, personOf } from '../store/deeds.ts'
import { readFile } from '../store/files.ts'
import { readKit } from '../store/kit.ts'
import type { Deed, Device, SealedFile } from '../store/shape.ts'
import { type Answer, call } from './call.ts'
import { heldIn, judgeFile, judgeOne, type Verdict } from './judge.ts'
import type { Pushed } from './push.ts'

type Failure = Exclude<Verdict, { kind: 'received' }>

export async function pushDeeds(device: Device): Promise<Pushed> {
  const deeds = (await listDeeds()).filter(({ study }) => study === device.study)
  const held = new Set(
    deeds.filter((deed) => deed.state === 'refused' && !isTold(deed)).map(personOf),
  )
  for (const deed of deeds) {
    if (deed.state !== 'waiting' && deed.state !== 'sending') continue
    if (held.has(personOf(deed))) continue
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

/** What shows a consent goes after all words, like the files of responses. */
export async function pushDeedFiles(device: Device): Promise<Pushed> {
  for (const deed of await listDeeds()) {
    if (deed.state !== 'files' || deed.study !== device.study) continue
    const pushed = await pushFiles(device, deed)
    if (pushed.kind !== 'done') return pushed
  }
  return { kind: 'done' }
}

async function pushFiles({ token }: Device, deed: Deed): Promise<Pushed> {
  const held = heldIn(
    await call(
      'POST',
      '/field/files/held',
      token,
      JSON.stringify({ hashes: deed.files.map(({ hash }) => hash) }),
    ),
  )
  if (held === null) return { kind: 'later' }
  let files = deed.files.map((file) => ({ ...file, isHeld: held.has(file.hash) }))
  const mark = () =>
    markDeed(deed.id, { files, state: files.every(({ isHeld }) => isHeld) ? 'received' : 'files' })
  await mark()
  for (const { hash, isHeld } of files) {
    if (isHeld) continue
    const blob = await readFile(hash)
    const verdict = blob
      ? judgeFile(await call('PUT', `/field/files/${hash}`, token, blob), hash)
      : ({ kind: 'refused', problem: { code: 'file.lost', details: {} } } as const)
    if (verdict.kind === 'refused') {
      await markDeed(deed.id, { state: 'refused', problem: verdict.problem })
      return { kind: 'done' }
    }
    if (verdict.kind !== 'held') return verdict
    files = files.map((file): SealedFile => (file.hash === hash ? { ...file, isHeld: true } : file))
    await mark()
  }
  return { kind: 'done' }
}

/** Only an answer that names this deed is one of ours. */
function judgeDeed(answer: Answer | null, { id }: Deed): { kind: 'received' } | Failure {
  const isOurs = (answer?.body as { id?: unknown } | null)?.id === id
  if (answer && (answer.status === 200 || answer.status === 201))
    return isOurs ? { kind: 'received' } : { kind: 'later' }
  const verdict = judgeOne(answer, { id, hash: '' })
  return verdict.kind === 'received' ? { kind: 'later' } : verdict
}
