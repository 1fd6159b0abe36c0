// Where a text names somebody: known names with the titles before them, parts of names, telephone and identity numbers.
// Everything found is a suggestion for a person to look at; what is sure can be taken together.
import type { Block } from '../wire/coding.ts'
import { type NumberKind, numbersIn } from './numbers.ts'
import { nameFinder } from './spoken.ts'
import type { Subject } from './subject.ts'

export type Occurrence = {
  start: number
  end: number
  /** The ids of the subjects that may be meant; none of a number. */
  means: string[]
  kind: 'name' | NumberKind
  /** A whole name, written as a name. The others are parts of names, or words that may be no name here. */
  isSure: boolean
}

/** They stand before a name and belong to it: what is left would say "Ibu [Pengurus 1]". */
const titles =
  'pak bapak bpk bu ibu mas mbak mba kak kakak bang abang bung om tante mak emak mbok neng teh teteh kang uda uni daeng ' +
  'gus kyai kiai ustad ustadz ustaz ustadzah habib haji hajah hajjah h hj dr drs dra ir prof sdr sdri saudara saudari ' +
  'tuan nyonya mr mrs ms miss'
const titlesBefore = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}])(?:(?:${titles.split(' ').join('|')})\.?[ \u00a0]+)+$`,
  'iu',
)
/** "Dra. Hj. Siti" is as long as titles get. */
const longestTitles = 40
const titleWords = new Set(titles.split(' '))
/** They stand in names and name nobody. */
const smallWords = new Set(
  'bin binti van von de da dan and the al nur muhammad mohammad mohamad muh moh'.split(' '),
)

export type Finder = (text: string, blocks?: readonly Block[]) => Occurrence[]

/**
 * In order and apart from each other. With blocks, what would reach over a block's edge is left out: nobody could say
 * whose words it replaces.
 */
export function occurrenceFinder(subjects: readonly Subject[]): Finder {
  const whole = nameFinder(
    subjects.flatMap(({ id, names }) => names.map((called) => ({ called, means: id }))),
  )
  const parts = nameFinder(
    subjects.flatMap(({ id, kind, names }) =>
      kind === 'person'
        ? names.flatMap((name) => partsOf(name)).map((called) => ({ called, means: id }))
        : [],
    ),
  )
  return (text, blocks) => {
    const found: Occurrence[] = []
    const taken = new Uint8Array(text.length)
    const take = (one: Occurrence) => {
      if (taken.subarray(one.start, one.end).includes(1)) return
      if (blocks !== undefined && !isInOne(one, blocks)) return
      taken.fill(1, one.start, one.end)
      found.push(one)
    }
    for (const { start, end, means } of whole(text)) {
      const from = withTitles(text, start)
      const isSure = from < start || isCapital(text, start)
      take({ start: from, end, means, kind: 'name', isSure })
    }
    for (const { start, end, kind } of numbersIn(text))
      take({ start, end, means: [], kind, isSure: true })
    for (const { start, end, means } of parts(text)) {
      const from = withTitles(text, start)
      if (from < start || isCapital(text, start))
        take({ start: from, end, means, kind: 'name', isSure: false })
    }
    return found.sort((a, b) => a.start - b.start)
  }
}

/** "Siti Aminah" is also Siti, and Aminah; a title, a particle or a letter is nobody. */
function partsOf(name: string): string[] {
  const words = name.split(/[\s_]+/).map((word) => word.replaceAll(/^\P{L}+|\P{L}+$/gu, ''))
  if (words.length < 2) return []
  return words.filter((word) => {
    const plain = word.toLowerCase()
    return word.length >= 3 && !titleWords.has(plain) && !smallWords.has(plain)
  })
}

function withTitles(text: string, start: number): number {
  const before = text.slice(Math.max(0, start - longestTitles), start)
  return start - (titlesBefore.exec(before)?.[0].length ?? 0)
}

function isCapital(text: string, start: number): boolean {
  return /^\p{Lu}/u.test(text.slice(start, start + 2))
}

/** Inside one block, or between two: there stand labels, and a label may be a name. */
function isInOne({ start, end }: Occurrence, blocks: readonly Block[]): boolean {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  const block = blocks[low]
  return block === undefined || end <= block.start || (start >= block.start && end <= block.end)
}
