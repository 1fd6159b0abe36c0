// A consent text and what somebody says to it, as tests need them.
import { createHash } from 'node:crypto'
import type { ConsentText, Evidence, EvidenceKind, SentConsent } from '../core/wire/consent.ts'
import type { World } from './world.ts'

export const smallText: ConsentText = {
  label: 'Lembar 1',
  languages: ['id', 'en'],
  title: { id: 'Maukah Anda ikut?', en: 'Will you take part?' },
  body: {
    id: 'Kami ingin belajar dari Anda.\n\nAnda boleh berhenti kapan saja.',
    en: 'We would like to learn from you.\n\nYou may stop at any time.',
  },
  contact: { id: 'Ibu Sari, 0800 000', en: 'Ms Sari, 0800 000' },
  scopes: ['record', 'quote', 'archive'],
  witnessFor: ['thumbprint', 'recorded'],
}

/** Gives the text's hash. */
export async function publishText(w: World, differs: Partial<ConsentText> = {}): Promise<string> {
  const made = await w.as('supervisor').post('/consent-texts', { ...smallText, ...differs })
  if (made.status !== 201) throw new Error(`no consent text: ${made.text}`)
  return (made.json as { hash: string }).hash
}

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Bytes of their own for each, and the evidence that names them. */
export function proof(kind: EvidenceKind, bytes: Uint8Array): Evidence {
  return {
    kind,
    file: hashOf(bytes),
    name: `${kind}.png`,
    type: 'image/png',
    sizeBytes: bytes.length,
  }
}

export function said(text: string, differs: Partial<SentConsent> = {}): SentConsent {
  return {
    participant: 'P-A01',
    text,
    language: 'id',
    scopes: ['record', 'archive'],
    how: 'signed',
    givenAt: '2026-11-02T01:00:00.000Z',
    evidence: [proof('signature', new TextEncoder().encode(crypto.randomUUID()))],
    witness: null,
    guardian: null,
    ...differs,
  }
}

export const newcomer = (code: string, name: string | null = null) => ({
  code,
  role: 'anggota',
  case: null,
  attributes: {},
  identity: name === null ? null : { name, alsoCalled: [] },
})
