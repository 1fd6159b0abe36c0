// The coded segments, one row for each live coding in every layer: where it stands, who may be quoted, what was noted.
import { type Moved, replaced } from '../../../core/dataset/masked-text.ts'
import type { Column, Value } from '../../../core/table/table.ts'
import { techniques } from '../../../core/wire/words.ts'
import {
  type CodedSource,
  type Coding,
  codedPage,
  coderOf,
  codersOf,
  codesOf,
  textsOf,
} from './coded.ts'
import { techniqueLabels, text } from './columns.ts'
import { type Ground, local, type Rows } from './ground.ts'

const columns: Column[] = [
  text('coding', 'Coding', 'Pengodean'),
  text('code', 'Code', 'Kode'),
  text('code_path', 'Code, with those above it', 'Kode, dengan yang di atasnya'),
  text('quote', 'Quotation', 'Kutipan'),
  text('context', 'Quotation in its surroundings', 'Kutipan dalam konteksnya'),
  text('source', 'Source', 'Sumber'),
  text('source_id', 'Identifier of the source', 'Pengenal sumber'),
  {
    ...text('technique', 'Technique', 'Teknik'),
    type: 'code',
    values: techniques.map((value) => ({ value, label: techniqueLabels[value] })),
  },
  text('role', 'Role', 'Peran'),
  text('participant', 'Participant', 'Partisipan'),
  text('case', 'Case', 'Kasus'),
  { ...text('occurred_on', 'Day it is about', 'Hari kejadian'), type: 'date', measure: 'scale' },
  text('question', 'Question', 'Pertanyaan'),
  text('time', 'Moment of the recording', 'Saat dalam rekaman'),
  {
    ...text('start', 'Begins at (UTF-16 units)', 'Mulai (satuan UTF-16)'),
    type: 'integer',
    measure: 'scale',
  },
  {
    ...text('end', 'Ends before (UTF-16 units)', 'Sampai sebelum (satuan UTF-16)'),
    type: 'integer',
    measure: 'scale',
  },
  text('coder', 'Coder', 'Pengode'),
  {
    ...text('layer', 'Layer', 'Lapisan'),
    type: 'code',
    values: [
      { value: 'coder', label: { id: 'pengode', en: 'coder' } },
      { value: 'consensus', label: { id: 'konsensus', en: 'consensus' } },
    ],
  },
  { ...text('weight', 'Weight', 'Bobot'), type: 'integer', measure: 'ordinal' },
  text('note', 'Note on the coding', 'Catatan pengodean'),
  text('memo', 'Memos on the coding', 'Memo pengodean'),
  { ...text('made_at', 'Coded at', 'Dikodekan'), type: 'datetime', measure: 'scale' },
  { ...text('may_quote', 'May be quoted', 'Boleh dikutip'), type: 'flag' },
]

const contextChars = 160

export async function segmentRows(ground: Ground): Promise<Rows> {
  const { mask } = ground
  const [codes, coders] = await Promise.all([codesOf(ground), codersOf(ground)])
  const at = local(ground)
  const asRow = (coding: Coding, source: CodedSource, words: Moved): Value[] => {
    const { voice } = coding
    const span = words.span(coding.start, coding.end)
    const code = codes.get(coding.code)
    return [
      coding.id,
      mask(code?.name ?? ''),
      mask(code?.path ?? ''),
      voice.mayQuote ? words.text.slice(span.start, span.end) : null,
      voice.mayQuote ? around(words.text, span) : null,
      mask(source.title),
      source.id,
      source.technique,
      voice.role === null ? null : mask(voice.role),
      voice.participant,
      source.case === null ? null : mask(source.case),
      source.occurredOn,
      mask(voice.place.question),
      voice.place.timeMs === null ? null : clock(voice.place.timeMs),
      coding.start,
      coding.end,
      coderOf(coding, coders),
      coding.layer,
      coding.weight,
      // A note may repeat what was said, so it goes where the words go.
      voice.mayQuote ? mask(coding.note) : null,
      voice.mayQuote ? mask(coding.memo ?? '') : null,
      at(coding.madeAt),
      voice.mayQuote,
    ]
  }
  return {
    table: { name: 'segments', label: { id: 'Segmen terkode', en: 'Coded segments' }, columns },
    cost: 5,
    async page(cursor) {
      const { sources, codings, withdrawn, next } = await codedPage(ground, cursor, false)
      const texts = await maskedTexts(ground, sources)
      const byId = new Map(sources.map((source) => [source.id, source]))
      return {
        rows: codings.flatMap((coding) => {
          const source = byId.get(coding.source)
          const words = texts.get(coding.source)
          return source && words ? [asRow(coding, source, words)] : []
        }),
        next,
        withheld: { quotes: codings.filter(({ voice }) => !voice.mayQuote).length, withdrawn },
      }
    },
  }
}

/** Names are looked for in the whole text: a quotation may begin in the middle of one. */
async function maskedTexts(
  ground: Ground,
  sources: readonly CodedSource[],
): Promise<Map<string, Moved>> {
  const texts = await textsOf(ground, sources)
  return new Map([...texts].map(([id, text]) => [id, replaced(text, ground.mask.places(text))]))
}

/** To the nearest word on either side; what is left out is marked. */
function around(text: string, { start, end }: { start: number; end: number }): string {
  const before = text.slice(Math.max(0, start - contextChars), start)
  const behind = text.slice(end, end + contextChars)
  const from = start > contextChars ? `… ${before.replace(/^\S*\s/, '')}` : before
  const to = end + contextChars < text.length ? `${behind.replace(/\s\S*$/, '')} …` : behind
  return from + text.slice(start, end) + to
}

/** Minutes and seconds of the recording; an hour is 60:00 and not 1:00:00. */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
}
