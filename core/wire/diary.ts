// The observation diary as phones take it along: what was seen of a case before, in words alone.
import * as v from 'valibot'
import { StudyCode } from './words.ts'

/** One answer of an entry: its place, the question as it was asked, and the words. */
export type DiaryLine = { ref: string; label: string; words: string }

export type DiaryEntry = {
  id: string
  instrument: string
  occurredOn: string
  finalisedAt: string
  /** Made on the phone that asks; of others only that they are others is told. */
  isOwn: boolean
  lines: DiaryLine[]
  /** It was longer than a phone takes along. */
  isCut: boolean
}

/** `tag` stands for exactly these entries: a phone that names it is not told them again. */
export type CaseDiary = { case: string; tag: string; entries: DiaryEntry[] }
/** `left`: cases whose entries did not fit into this answer, to be asked for again. */
export type Diary = { cases: CaseDiary[]; left: string[] }

/** So many entries of a case, the newest. */
export const entriesEach = 8
/** So many cases may be asked for at once. */
export const casesAtOnce = 40

/** `CODE`, or `CODE~TAG` where the phone has some: `K-01~4f2a09bc11d0,K-02`. */
export const AskedCases = v.pipe(
  v.string(),
  v.maxLength(casesAtOnce * 48),
  v.transform((text) =>
    text.split(',').map((part) => {
      const [code = '', tag = ''] = part.split('~')
      return { code, tag }
    }),
  ),
  v.array(v.object({ code: StudyCode, tag: v.pipe(v.string(), v.maxLength(12)) })),
  v.maxLength(casesAtOnce),
)
