// What is made of hits: which forms they are, in which order they stand, and which segments are coded of them.
import type { RunSegment } from '../../../core/wire/run.ts'
import type { WordHit } from '../../../core/wire/search.ts'

export const sorts = ['place', 'before', 'after', 'word'] as const
export type Sort = (typeof sorts)[number]

export const spanKinds = ['word', 'sentence', 'turn'] as const
export type SpanKind = (typeof spanKinds)[number]

/** The words that met the question, as one: "dibantu", or "modal awal". */
export function formOf(hit: WordHit): string {
  return hit.words.join(' ')
}

/** Each form with how often it was found, the most frequent first. */
export function formsOf(hits: readonly WordHit[]): [form: string, n: number][] {
  const counts = new Map<string, number>()
  for (const hit of hits) counts.set(formOf(hit), (counts.get(formOf(hit)) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

/** By the words before, the nearest first; by those after; by form; or as they came, by source and place. */
export function sorted(hits: readonly WordHit[], sort: Sort): WordHit[] {
  if (sort === 'place') return [...hits]
  const keyOf = (hit: WordHit) => {
    if (sort === 'word') return formOf(hit)
    if (sort === 'after') return plain(hit.after).join(' ')
    return plain(hit.before).reverse().join(' ')
  }
  const keyed = hits.map((hit) => ({ hit, key: keyOf(hit) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ hit }) => hit)
}

function plain(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The segments that the hits become, each once: two words of one sentence are one sentence. */
export function segmentsOf(
  hits: readonly WordHit[],
  kind: SpanKind,
  code: string,
  newId: () => string,
): RunSegment[] {
  const found = new Map<string, RunSegment>()
  for (const hit of hits) {
    const { start, end } = kind === 'word' ? hit : hit[kind]
    const key = `${hit.source.id} ${start} ${end}`
    if (found.has(key)) continue
    const { id: source } = hit.source
    found.set(key, { id: newId(), code, source, version: hit.version, start, end })
  }
  return [...found.values()]
}
