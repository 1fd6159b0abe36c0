// A phone without its screens: the very modules that keep, freeze and send, driven by the fault suite.

import { correct } from '../../../web/field/fill/correct.ts'
import { freeze } from '../../../web/field/fill/freeze.ts'
import { groundOf } from '../../../web/field/fill/ground.ts'
import { pack } from '../../../web/field/handover/pack.ts'
import { finish as finishSealed } from '../../../web/field/seal/finish.ts'
import { keepDeed, listDeeds } from '../../../web/field/store/deeds.ts'
import { keepDevice, readDevice, standing } from '../../../web/field/store/device.ts'
import { keepDraft, listDrafts, readDraft, removeDraft } from '../../../web/field/store/drafts.ts'
import { keepFile } from '../../../web/field/store/files.ts'
import { readKit } from '../../../web/field/store/kit.ts'
import { listOutbox, readSealed } from '../../../web/field/store/outbox.ts'
import { listReturns } from '../../../web/field/store/returns.ts'
import type { Draft } from '../../../web/field/store/shape.ts'
import { sync } from '../../../web/field/sync/run.ts'
import type { Inside } from './life.ts'

/** The life that these modules are run in. */
declare const life: Inside

export type Login = { token: string; id: string; study: string }
export type Kept = { id: string; state: string; hash: string; files: string[] }

/** As enrolment leaves it. */
async function begin({ token, id, study }: Login): Promise<void> {
  if (await readDevice()) return
  await keepDevice({ token, id, study, label: 'uji', enrolledAt: '2026-11-01T00:00:00.000Z' })
}

/** A draft with a photo and a recording of so many bytes, or without. Every byte follows from `seed`. */
async function fill(id: string, seed: number, largeBytes: number, photoBytes = 90): Promise<void> {
  const kit = (await readKit())?.kit
  const version = kit?.versions[0]
  if (!kit || !version) throw new Error('no kit')
  const answers: Record<string, unknown> = { note: `Catatan ${seed}` }
  const parts = [
    ['house', 'foto.jpg', 'image/jpeg', photoBytes],
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
  life.strike('finalise', 'before')
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
  life.strike('finalise', 'after')
  if (!frozen.ok) throw new Error(`not sound: ${JSON.stringify(frozen.problems)}`)
  life.isSealing = true
  try {
    await finishSealed(frozen.sealed, version.instrument)
  } finally {
    life.isSealing = false
  }
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

/** What each draft says, by its id, and whether it corrects another. */
async function drafts(): Promise<Record<string, { words: string; isCorrection: boolean }>> {
  return Object.fromEntries(
    (await listDrafts()).map(({ id, answers, replaces }) => [
      id,
      { words: note(answers), isCorrection: replaces !== undefined },
    ]),
  )
}

function note(answers: Draft['answers']): string {
  return String((answers as Record<string, unknown>).note)
}

async function answer(id: string, words: string): Promise<void> {
  const draft = await readDraft(id)
  if (!draft) throw new Error('no draft')
  const answers = { ...draft.answers, note: words }
  await keepDraft({ ...draft, answers, savedAt: new Date().toISOString() })
}

async function remove(id: string): Promise<void> {
  await removeDraft(id)
}

/** Somebody new, told to the server as a deed. */
async function addPerson(id: string, code: string): Promise<void> {
  const study = (await readKit())?.kit.study.slug
  if (study === undefined) throw new Error('no kit')
  const participant = { code, role: 'anggota', case: null, attributes: {} }
  await keepDeed(
    {
      id,
      study,
      path: `/participants/${id}`,
      body: { ...participant, identity: { name: `Nama ${code}`, alsoCalled: [] } },
      act: { kind: 'participant', participant },
    },
    new Date().toISOString(),
  )
}

/** How far each deed has come, by its id. */
async function deeds(): Promise<Record<string, string>> {
  return Object.fromEntries((await listDeeds()).map(({ id, state }) => [id, state]))
}

/** Begins the correction of what was returned first, if anything was and its answers are here. */
async function correctFirst(): Promise<void> {
  const [first] = (await listReturns()).filter(
    ({ returned, hasBody }) => returned.state === 'returned' && hasBody,
  )
  if (first) await correct(first.returned.id, 'note')
}

/** Everything unsent in one file. */
async function handOver(): Promise<Blob | null> {
  const device = await readDevice()
  const packed = device && (await pack(device, new Date().toISOString(), () => {}))
  return packed?.file ?? null
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

async function isEnrolled(): Promise<boolean> {
  return (await standing()).kind === 'enrolled'
}

export const phone = {
  addPerson,
  answer,
  begin,
  correctFirst,
  deeds,
  drafts,
  fill,
  finish,
  handOver,
  isEnrolled,
  kept,
  remove,
  sync,
  work,
}
export type Phone = typeof phone
