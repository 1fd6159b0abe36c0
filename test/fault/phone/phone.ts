// A phone without its screens: the very modules that keep, freeze and send, driven by the fault suite.

import './patch.ts'

import { freeze } from '../../../web/field/fill/freeze.ts'
import { groundOf } from '../../../web/field/fill/ground.ts'
import { finish as finishSealed } from '../../../web/field/seal/finish.ts'
import { keepDevice, readDevice, standing } from '../../../web/field/store/device.ts'
import { keepDraft, listDrafts, readDraft } from '../../../web/field/store/drafts.ts'
import { keepFile } from '../../../web/field/store/files.ts'
import { readKit } from '../../../web/field/store/kit.ts'
import { store } from '../../../web/field/store/open.ts'
import { listOutbox, readSealed } from '../../../web/field/store/outbox.ts'
import { sync } from '../../../web/field/sync/run.ts'
import { arm, die, disturb, strike, wasStruck, whileSealing } from './patch.ts'

export type Login = { token: string; id: string; study: string }
export type Kept = { id: string; state: string; hash: string; files: string[] }

/** As enrolment leaves it. */
async function begin({ token, id, study }: Login): Promise<void> {
  if (await readDevice()) return
  await keepDevice({ token, id, study, label: 'uji', enrolledAt: '2026-11-01T00:00:00.000Z' })
}

/** A draft with a photo and, where asked for, a recording of two parts. Every byte follows from `seed`. */
async function fill(id: string, seed: number, largeBytes: number): Promise<void> {
  const kit = (await readKit())?.kit
  const version = kit?.versions[0]
  if (!kit || !version) throw new Error('no kit')
  const answers: Record<string, unknown> = { note: `Catatan ${seed}` }
  const parts = [
    ['house', 'foto.jpg', 'image/jpeg', 90],
    ['voice', 'suara.webm', 'audio/webm', largeBytes],
  ] as const
  for (const [name, file, type, sizeBytes] of parts) {
    if (sizeBytes === 0) continue
    const blob = new Blob([bytesOf(seed, sizeBytes)], { type })
    answers[name] = { file: await keepFile(blob), name: file, type, sizeBytes }
  }
  await keepDraft({
    id,
    study: kit.study.slug,
    version: version.hash,
    participant: null,
    case: null,
    task: null,
    occurredOn: '2026-11-02',
    startedAt: '2026-11-02T01:00:00.000Z',
    language: 'id',
    answers: answers as never,
    coverage: {},
    probes: {},
    at: 'note',
    themeMs: {},
    savedAt: new Date().toISOString(),
  })
}

async function finish(id: string): Promise<void> {
  const draft = await readDraft(id)
  if (!draft) return
  const kit = (await readKit())?.kit
  const version = kit?.versions.find(({ hash }) => hash === draft.version)
  if (!kit || !version) throw new Error('no kit')
  const { outside } = await groundOf(kit, version)
  const device = await readDevice()
  strike('finalise', 'before')
  const now = new Date().toISOString()
  const { zone } = kit.study
  const frozen = await freeze(
    version.instrument,
    draft,
    outside,
    zone,
    now,
    device?.id ?? '',
    device?.skewMs,
  )
  strike('finalise', 'after')
  if (!frozen.ok) throw new Error(`not sound: ${JSON.stringify(frozen.problems)}`)
  await whileSealing(() => finishSealed(frozen.sealed, version.instrument))
}

/** From wherever it was left to "received", as far as this round gets. */
async function work(id: string, seed: number, largeBytes: number): Promise<void> {
  if (!(await readSealed(id))) {
    if (!(await readDraft(id))) await fill(id, seed, largeBytes)
    await finish(id)
  }
  await sync()
}

async function kept(): Promise<Kept[]> {
  return (await listOutbox()).map(({ id, state, hash, files = [] }) => ({
    id,
    state,
    hash,
    files: files.map((file) => file.hash),
  }))
}

async function drafts(): Promise<string[]> {
  return (await listDrafts()).map(({ id }) => id)
}

/** Bytes that follow from a seed, and differ for every seed. */
function bytesOf(seed: number, sizeBytes: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(sizeBytes / 4))
  let state = (seed * 2 + sizeBytes) >>> 0
  for (let at = 0; at < words.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    words[at] = state
  }
  return new Uint8Array(words.buffer, 0, sizeBytes)
}

async function hasStanding(): Promise<string> {
  return (await standing()).kind
}

async function close(): Promise<void> {
  ;(await store()).close()
}

export const phone = {
  arm,
  begin,
  close,
  die,
  disturb,
  drafts,
  fill,
  finish,
  hasStanding,
  kept,
  sync,
  wasStruck,
  work,
}
export type Phone = typeof phone

declare global {
  interface Window {
    phone: Phone
  }
}
window.phone = phone
