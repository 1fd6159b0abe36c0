// What of a study has no place in a REFI-QDA project, counted, with where it can be had instead.
import { sql } from 'drizzle-orm'
import { byteOrderMark, csvLines } from '../../../core/table/csv.ts'
import { utf8 } from '../../../core/table/utf8.ts'
import { first } from '../db.ts'
import type { Ground } from './ground.ts'
import { type LeftOut, leftOut, type State } from './project-state.ts'

const asked = [
  'labels',
  'answers',
  'recordings',
  'unfit',
  'private',
  'scoreEvidence',
  'relationEvidence',
  'events',
  'summaries',
  'judged',
  'indicators',
] as const
type What = LeftOut | (typeof asked)[number]

const words: Record<What, { id: [string, string]; en: [string, string] }> = {
  weights: {
    id: ['bobot pengodean', 'tersimpan sebagai catatan pada pengodean'],
    en: ['weights of codings', 'kept as notes on the codings'],
  },
  moments: {
    id: ['saat dalam rekaman', 'ada di transkrip terkode dan tabel segmen'],
    en: ['moments of recordings', 'in the coded transcripts and the table of segments'],
  },
  questions: {
    id: ['pertanyaan panduan di atas giliran', 'ada di transkrip terkode dan tabel segmen'],
    en: [
      'questions of the guide above turns',
      'in the coded transcripts and the table of segments',
    ],
  },
  changed: {
    id: ['pengodean pada teks yang berubah selagi ekspor berjalan', 'buat ekspornya lagi'],
    en: ['codings on texts that changed while the export ran', 'make the export again'],
  },
  labels: {
    id: ['nama kasus', 'ada di ekspor dengan nama'],
    en: ['names of cases', 'in an export with names'],
  },
  answers: {
    id: ['isian instrumen dengan jawaban dan skornya', 'ada di tabel isian'],
    en: ['filled-in instruments with their answers and scores', 'in the tables of responses'],
  },
  recordings: {
    id: ['rekaman sumber', 'dengarkan di Pedoman'],
    en: ['recordings of sources', 'listen to them in Pedoman'],
  },
  unfit: {
    id: ['pengodean yang kehilangan kata-katanya', 'tempatkan lagi di Pedoman'],
    en: ['codings that lost their words', 'put them in place again in Pedoman'],
  },
  private: {
    id: ['memo pribadi', 'milik penulisnya saja'],
    en: ['private memos', 'are their authors’ alone'],
  },
  scoreEvidence: {
    id: ['bukti temuan yang bertumpu pada skor', 'ada di tabel temuan'],
    en: ['evidence of findings that rests on scores', 'in the table of findings'],
  },
  relationEvidence: {
    id: ['bukti hubungan antarfaktor', 'ada di tabel jejaring'],
    en: ['evidence of relations between factors', 'in the table of the network'],
  },
  events: {
    id: ['peristiwa di linimasa', 'ada di tabel peristiwa'],
    en: ['events of the timeline', 'in the table of events'],
  },
  summaries: {
    id: ['ringkasan matriks kerangka', 'ada di layar matriks kerangka'],
    en: ['summaries of the framework matrix', 'on the screen of the framework matrix'],
  },
  judged: {
    id: ['putusan tangan atas temuan', 'ada di layar triangulasi'],
    en: ['judgements of findings by hand', 'on the screen of triangulation'],
  },
  indicators: {
    id: ['indikator', 'ada di layar indikator'],
    en: ['indicators', 'on the screen of indicators'],
  },
}

/** As CSV: what, how many, where it is. One question. */
export async function leftFile(ground: Ground, state: State): Promise<Uint8Array> {
  const { db, study, language, identities } = ground
  const tongue = language.startsWith('id') ? 'id' : 'en'
  const count = (what: string) => sql.raw(`(select count(*) from ${what})`)
  const found = await first<Record<(typeof asked)[number], number>>(
    db,
    sql`with s as (select ${study.id} as id)
      select ${count('cases c, s where c.study_id = s.id and c.label <> c.code')} as labels,
        ${count('responses r, s where r.study_id = s.id')} as answers,
        ${count('source_recordings a join sources o on o.id = a.source_id, s where o.study_id = s.id')} as recordings,
        ${count('codings c, s where c.study_id = s.id and c.removed_at is null and c.unfit_at is not null')} as unfit,
        ${count('memos m, s where m.study_id = s.id and m.removed_at is null and m.is_private = 1')} as private,
        ${count('evidence e, s where e.study_id = s.id and e.removed_at is null and e.coding_id is null')} as scoreEvidence,
        (select coalesce(sum(json_array_length(r.evidence)), 0) from relations r, s
          where r.study_id = s.id and r.removed_at is null) as relationEvidence,
        ${count('events e, s where e.study_id = s.id and e.removed_at is null')} as events,
        ${count("framework_cells f, s where f.study_id = s.id and f.summary <> ''")} as summaries,
        ${count('assessments a, s where a.study_id = s.id')}
          + ${count('findings f, s where f.study_id = s.id and f.override_verdict is not null')} as judged,
        ${count('indicators i, s where i.study_id = s.id and i.removed_at is null')} as indicators`,
  )
  const counts = { ...state.left, ...found, ...(identities && { labels: 0 }) }
  const rows = [...leftOut, ...asked].flatMap((what) => {
    const n = counts[what] ?? 0
    const [name, where] = words[what][tongue]
    return n === 0 ? [] : [[name, n, where]]
  })
  const head =
    tongue === 'id'
      ? ['yang tertinggal', 'jumlah', 'di mana']
      : ['left out', 'count', 'where it is']
  return utf8(byteOrderMark + csvLines([head, ...rows]))
}
