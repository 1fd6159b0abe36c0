// What another program's word for an arrow between two codes means here. Programs let people name arrows as they like; these
// are the names that they come with, in English and Indonesian, and everything else only says that there is an arrow.
import { relationTypes } from '../wire/finding.ts'

export type RelationType = (typeof relationTypes)[number]

const words: readonly [RelationType, RegExp][] = [
  ['part-of', /\b(is (a )?part of|part of|is property of|is a|belongs to|bagian dari|milik)\b/],
  [
    'inhibits',
    /\b(contradicts|hinders|inhibits|prevents|blocks|menghambat|mencegah|bertentangan)\b/,
  ],
  ['causes', /\b(is cause of|causes?|leads to|results in|menyebabkan|mengakibatkan|memicu)\b/],
  [
    'conditions',
    /\b(conditions?|enables?|requires|depends on|mensyaratkan|memungkinkan|prasyarat)\b/,
  ],
  ['precedes', /\b(precedes|before|followed by|mendahului|sebelum)\b/],
]

/** `relationType('is cause of')` is `causes`; a word that says none of them is `associated`. */
export function relationType(word: string): RelationType {
  const plain = word.trim().toLowerCase()
  const own = relationTypes.find((type) => type === plain)
  return own ?? words.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'associated'
}
