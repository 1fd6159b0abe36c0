// The small words that tests of findings are written with: a person, a code, a source, a coding, a finding, a link.
import type { Instrument } from '../core/instrument/model.ts'
import type { Block } from '../core/wire/coding.ts'
import type { EvidenceBody, FindingBody } from '../core/wire/finding.ts'
import type { Dimension, Matrix, MatrixRow } from '../core/wire/triangulation.ts'
import type { Answer } from './client.ts'
import { filled, smallScore } from './small.ts'
import type { World } from './world.ts'

export const spoken = 'Kami mulai dari sampah. Ketua yang memutuskan. Lalu bertambah ramai.'
/** What the first speaker of `twoTurns` says. */
export const firstWords = spoken.slice(0, 22)

/** Two people take turns. */
export function twoTurns(one: string, other: string): Block[] {
  return [
    { start: 0, end: 23, speaker: one },
    { start: 24, end: spoken.length, speaker: other },
  ]
}

export const newId = () => crypto.randomUUID()

/** The id of the consent that was given. */
export async function person(
  w: World,
  code: string,
  role: string,
  scopes: string[] = ['quote', 'archive'],
): Promise<string> {
  const lead = w.as('supervisor')
  const one = { code, role, case: null, attributes: {}, identity: null }
  const consent = {
    id: newId(),
    textVersion: '1',
    scopes,
    how: 'signed',
    givenAt: '2018-03-01T02:00:00Z',
  }
  must(await lead.post('/participants', one))
  must(await lead.post(`/participants/${code}/consents`, consent))
  return consent.id
}

export async function withdraw(w: World, consent: string): Promise<void> {
  must(await w.as('supervisor').post(`/consents/${consent}/withdraw`, {}))
}

export async function code(w: World, name: string): Promise<string> {
  const id = newId()
  const words = { definition: '', include: '', exclude: '', example: '' }
  const body = { name, label: name, parent: null, ...words, hue: 0, position: 0 }
  must(await w.as('supervisor').put(`/codes/${id}`, body))
  return id
}

export async function source(w: World, differs: object = {}): Promise<string> {
  const id = newId()
  const usual = {
    title: 'Sumber',
    technique: 'interview',
    participant: null,
    role: null,
    case: null,
    occurredOn: null,
    origin: null,
    version: null,
    file: null,
    text: spoken,
    blocks: null,
  }
  must(await w.as('supervisor').post('/sources', { id, ...usual, ...differs }))
  return id
}

/** The first words of the source, unless another span is named. */
export async function coding(
  w: World,
  source: string,
  code: string,
  [start, end]: [number, number] = [0, firstWords.length],
): Promise<string> {
  const id = newId()
  const body = { source, code, start, end, quote: spoken.slice(start, end) }
  must(await w.as('supervisor').put(`/codings/${id}`, body))
  return id
}

export function claim(codes: string[], differs: Partial<FindingBody> = {}): FindingBody {
  return { claim: 'Klaim', question: '', scope: '', rival: '', codes, state: 'draft', ...differs }
}

export async function finding(w: World, codes: string[]): Promise<string> {
  const id = newId()
  must(await w.as('supervisor').put(`/findings/${id}`, claim(codes)))
  return id
}

export function on(coding: string): EvidenceBody {
  return {
    target: { kind: 'coding', coding },
    stance: 'supports',
    strength: 2,
    note: '',
    theory: '',
  }
}

export function scoreOf(response: string, of: string, value: number): EvidenceBody {
  const target = { kind: 'score', response, test: { of, op: '>=', value } } as const
  return { target, stance: 'supports', strength: 2, note: '', theory: '' }
}

export function link(
  w: World,
  finding: string,
  body: EvidenceBody,
  id: string = newId(),
): Promise<Answer> {
  return w.as('supervisor').put(`/findings/${finding}/evidence/${id}`, body)
}

/** A response to the small score form: 4 and 4, so 12 in all. */
export async function scored(w: World, participant: string | null): Promise<string> {
  const lead = w.as('supervisor')
  must(await lead.post('/cases', { code: 'KUBE-1', label: 'Kelompok', attributes: {} }))
  const { hash } = must(await lead.post('/instruments', smallScore)).json as { hash: string }
  const answers = { dues: 'p4', income: 'p4' }
  const response = filled(hash, { participant, case: 'KUBE-1', answers, coverage: {}, probes: {} })
  must(await (await w.device()).put(`/responses/${response.id}`, response))
  return response.id
}

/** A sheet of one question that aims at these codes. */
export function sheet(
  slug: string,
  technique: Exclude<Instrument['technique'], 'score'>,
  aims: string[],
  differs: Partial<Instrument> = {},
): Instrument {
  return {
    slug,
    kind: technique,
    technique,
    title: { id: `Judul ${slug}` },
    languages: ['id'],
    about: 'study',
    roles: [],
    needs: [],
    items: [{ type: 'text', name: 'deciding', label: { id: 'Siapa yang memutuskan?' }, aims }],
    ...differs,
  }
}

export async function publish(w: World, instrument: Instrument): Promise<string> {
  const answer = must(await w.as('supervisor').post('/instruments', instrument))
  return (answer.json as { hash: string }).hash
}

export async function matrix(w: World, by: readonly Dimension[] = []): Promise<Matrix> {
  return must(await w.as('supervisor').get(`/matrix?by=${by.join()}`)).json as Matrix
}

export async function row(
  w: World,
  finding: string,
  by: readonly Dimension[] = [],
): Promise<MatrixRow> {
  const found = (await matrix(w, by)).rows.find((one) => one.finding.id === finding)
  if (!found) throw new Error('the matrix has no such finding')
  return found
}

export function must(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`not as it should be: ${answer.status} ${answer.text}`)
  return answer
}
