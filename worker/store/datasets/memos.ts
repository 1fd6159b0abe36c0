// The memos that are not their author's alone, oldest first, each with what it is on.
import { sql } from 'drizzle-orm'
import type { Column, Value } from '../../../core/table/table.ts'
import { rows } from '../db.ts'
import { isVisibleMemo } from '../memo-sight.ts'
import { codersOf } from './coded.ts'
import { count, text } from './columns.ts'
import { after, type Ground, local, type Rows } from './ground.ts'

const pageRows = 1_000

const columns: Column[] = [
  text('memo', 'Memo', 'Memo'),
  text('kind', 'Kind', 'Jenis'),
  text('on', 'On what', 'Tentang apa'),
  text('target', 'Identifier of it', 'Pengenalnya'),
  text('title', 'What it is on', 'Yang dibahas'),
  text('text', 'Words of the memo', 'Isi memo'),
  text('author', 'Author', 'Penulis'),
  { ...text('written_at', 'Written', 'Ditulis'), type: 'datetime', measure: 'scale' },
  count('revision', 'Revision', 'Revisi'),
]

type Memo = {
  id: string
  kind: string
  on: string
  target: string
  title: string | null
  text: string
  author: string | null
  writtenAt: string
  revision: number
}

/** Whoever exports sees every layer; a memo on what somebody took back is hidden from them too. */
const supervisor = { person: '', all: true }

/** A memo on words of somebody who may not be quoted keeps its own words: they are its author's. Names in it are masked. */
export async function memoRows(ground: Ground): Promise<Rows> {
  const { db, study, mask, until } = ground
  const coders = await codersOf(ground)
  const at = local(ground)
  return {
    table: { name: 'memos', label: { id: 'Memo', en: 'Memos' }, columns },
    cost: 1,
    async page(cursor) {
      const [from = '', id = ''] = after(cursor)
      const found = await rows<Memo>(
        db,
        sql`select m.id, m.kind, m.target_kind as "on", m.target_id as target,
            coalesce(co.label, s.title, f.claim, ev.label) as title, m.text, m.author, m.written_at as writtenAt, m.revision
          from memos m
          left join codes co on m.target_kind = 'code' and co.id = m.target_id
          left join findings f on m.target_kind = 'finding' and f.id = m.target_id
          left join events ev on m.target_kind = 'event' and ev.id = m.target_id
          left join codings cg on m.target_kind = 'coding' and cg.id = m.target_id
          left join sources s on s.id = case when m.target_kind in ('source', 'segment') then m.target_id else cg.source_id end
          where m.study_id = ${study.id} and m.removed_at is null and m.is_private = 0 and m.written_at <= ${until}
            and ${isVisibleMemo(study.id, supervisor)}
            and (m.written_at, m.id) > (${from}, ${id})
          order by m.written_at, m.id limit ${pageRows}`,
      )
      const last = found.at(-1)
      return {
        rows: found.map((memo): Value[] => [
          memo.id,
          memo.kind,
          memo.on,
          memo.target,
          memo.title === null ? null : mask(memo.title),
          mask(memo.text),
          memo.author === null ? 'phone' : (coders.get(memo.author) ?? memo.author.slice(0, 8)),
          at(memo.writtenAt),
          memo.revision,
        ]),
        next: found.length === pageRows && last ? JSON.stringify([last.writtenAt, last.id]) : null,
      }
    },
  }
}
