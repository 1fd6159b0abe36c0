// The board as files: its table with counts, intervals and reasons, and the spans as pygamma and others read them.
import type { BoardText } from '../../../core/agreement/board.ts'
import { byteOrderMark, type Cell, csvLines } from '../../../core/table/csv.ts'
import { offer } from '../data/save-export.ts'
import { useStudy } from '../shell/study.tsx'
import { type NamedRow, spansOf, tableOf } from './board-csv.ts'
import { useAgree } from './messages.ts'

export function Downloads(props: {
  rows: readonly NamedRow[]
  texts: readonly BoardText[]
  coders: readonly string[]
  codeName: (id: string) => string
}) {
  const m = useAgree()
  const { slug } = useStudy()
  const save = (name: string, rows: Cell[][]) =>
    offer(new Blob([byteOrderMark + csvLines(rows)], { type: 'text/csv' }), `${slug}-${name}.csv`)
  return (
    <>
      <button type="button" onClick={() => save('agreement', tableOf(props.rows))}>
        {m.download.table}
      </button>
      <button
        type="button"
        onClick={() => save('spans', spansOf(props.texts, props.coders, props.codeName))}
      >
        {m.download.spans}
      </button>
    </>
  )
}
