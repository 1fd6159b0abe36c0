// What the search screen is asked for. All of it is in the address, so that the way back from a text finds the list as it was.
import { useSearchParams } from 'wouter'
import type { SourceFilter } from '../../../core/wire/search.ts'
import type { Asked } from './reads.ts'

const filterNames = [
  'technique',
  'role',
  'case',
  'participant',
  'source',
  'speaker',
  'trait',
  'caseTrait',
] as const
export const ways = ['words', 'question', 'speaker'] as const

export type Wish = ReturnType<typeof useAsked>[0]
export type Change = (wishes: Record<string, string>) => void

export function useAsked() {
  const [params, set] = useSearchParams()
  const filter = Object.fromEntries(
    filterNames.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])),
  ) as SourceFilter
  const asked = {
    by: ways.find((way) => way === params.get('by')) ?? ('words' as const),
    q: params.get('q') ?? '',
    forms: params.get('forms') !== '0',
    question: params.get('question') ?? '',
    more: params.get('more') === '1',
    filter,
  }
  const change: Change = (wishes) =>
    set(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(wishes))
          if (value) next.set(name, value)
          else next.delete(name)
        return next
      },
      { replace: true },
    )
  return [asked, change, String(params)] as const
}

/** Null while nothing is looked for. */
export function askedOf({ by, q, forms, question, filter }: Wish): Asked | null {
  if (by === 'words') return q.trim() ? { by, q: q.trim(), forms, where: filter } : null
  if (by === 'question') return question ? { by, question, where: filter } : null
  return filter.speaker ? { by, where: filter } : null
}

/** As a coding that comes of it remembers it. */
export function originOf(asked: Asked): string {
  if (asked.by === 'words') return asked.q
  return asked.by === 'question' ? asked.question : (asked.where.speaker ?? '')
}
