// What somebody looks for, read from what they typed: words, "exact phrases", OR between groups, NEAR between two.
import { wordsIn } from './words.ts'

/** Words in a row, folded. */
export type Phrase = {
  words: readonly string[]
  /** As it is spelled, not in its other forms. */
  exact: boolean
}

/** One thing that must be there: a phrase, or two of them with at most `within` words between. */
export type Term = { phrase: Phrase; near: { phrase: Phrase; within: number } | null }

/** Any of the groups; of a group, all terms in one turn. */
export type Query = { anyOf: readonly (readonly Term[])[] }

/** More would be a text, not a question. */
export const mostTerms = 12
const usuallyWithin = 5
/** Both languages, in capitals, so that the words dan and or can be looked for too. */
const and = /^(DAN|AND)$/
const or = /^(ATAU|OR)$/
const near = /^(?:DEKAT|NEAR)(?:\/(\d{1,2}))?$/
/** A quotation, whichever marks it has, or what stands between spaces. */
const token = /["“”„«»]([^"“”„«»]*)["“”„«»]?|\S+/gu

/**
 * `usaha NEAR/3 "modal awal" OR koperasi`. `forms` tells whether a word outside of quotation marks stands for all its forms.
 * Null when nothing is looked for.
 */
export function readQuery(typed: string, forms: boolean): Query | null {
  const anyOf: Term[][] = []
  let group: Term[] = []
  let joining: number | null = null
  let terms = 0
  for (const { 0: spelled, 1: quoted } of typed.matchAll(token)) {
    if (quoted === undefined && and.test(spelled)) continue
    if (quoted === undefined && or.test(spelled)) {
      anyOf.push(group)
      group = []
      joining = null
      continue
    }
    const asked = quoted === undefined ? near.exec(spelled) : null
    if (asked && group.length > 0) {
      joining = Number(asked[1] ?? usuallyWithin)
      continue
    }
    const words = wordsIn(quoted ?? spelled).flatMap(({ parts }) => parts)
    if (words.length === 0 || terms === mostTerms) continue
    terms += 1
    const phrase = { words, exact: quoted !== undefined || !forms }
    const last = group.at(-1)
    if (joining !== null && last && last.near === null)
      group.splice(-1, 1, { ...last, near: { phrase, within: joining } })
    else group.push({ phrase, near: null })
    joining = null
  }
  const groups = [...anyOf, group].filter((one) => one.length > 0)
  return groups.length > 0 ? { anyOf: groups } : null
}

/** All words of a group, each of which a text must have to be worth reading. */
export function wordsOf(group: readonly Term[]): string[] {
  return group.flatMap(({ phrase, near }) => [...phrase.words, ...(near?.phrase.words ?? [])])
}
