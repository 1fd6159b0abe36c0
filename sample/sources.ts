// The sources that are coded: three interviews, one FGD, two diary entries, two documents.
// A source names its instrument by slug; the loader puts the hash of the published version in its place.
import type { NewSource } from '../core/wire/coding.ts'
import { idOf } from './id.ts'
import { documentChecklist } from './instruments/document.ts'
import { fgdNotes } from './instruments/fgd.ts'
import { interviewGuide } from './instruments/interview.ts'
import { observationSheet } from './instruments/observation.ts'
import { incomeTable, strategicPlan } from './sources/documents.ts'
import { fgdMembers } from './sources/fgd-members.ts'
import { interviewP001 } from './sources/interview-p001.ts'
import { interviewP003 } from './sources/interview-p003.ts'
import { interviewP008 } from './sources/interview-p008.ts'
import { productionDay, trainingDay } from './sources/observations.ts'
import { doi, invented } from './study.ts'
import { type Turn, type Written, writeParagraphs, writeTurns } from './transcript.ts'

export type SampleSource = Omit<NewSource, 'version'> & { key: string; instrument: string }

export const sources: readonly SampleSource[] = [
  interview('P-001', 'pengelola', '2018-04-10', interviewP001),
  interview('P-003', 'anggota', '2018-04-14', interviewP003),
  interview('P-008', 'pendamping', '2018-04-21', interviewP008),
  source({
    key: 'fgd-anggota',
    title: `FGD anggota, Mei 2018 · ${invented}`,
    technique: 'fgd',
    role: 'anggota',
    occurredOn: '2018-05-12',
    instrument: fgdNotes.slug,
    ...writeTurns(fgdMembers, fgdNotes),
  }),
  source({
    key: 'amatan-produksi',
    title: 'Pengamatan hari produksi · catatan rekaan untuk studi sampel',
    technique: 'observation',
    occurredOn: '2018-02-10',
    instrument: observationSheet.slug,
    ...writeParagraphs(productionDay, observationSheet),
  }),
  source({
    key: 'amatan-pelatihan',
    title: 'Pengamatan pelatihan kelompok lain · catatan rekaan untuk studi sampel',
    technique: 'observation',
    occurredOn: '2018-03-17',
    instrument: observationSheet.slug,
    ...writeParagraphs(trainingDay, observationSheet),
  }),
  source({
    key: 'dok-pendapatan',
    title: 'Profil kelompok: pendapatan 2015–2017 · fakta artikel, kalimat rekaan',
    technique: 'document',
    // The last year that the table closes.
    occurredOn: '2017-12-31',
    origin: {
      address: doi,
      publisher: 'Profil KUBE Mekar Sari, menurut Damayanti & Nanang (2020), tabel 1',
      seenOn: '2026-11-20',
    },
    instrument: documentChecklist.slug,
    ...writeParagraphs(incomeTable, documentChecklist),
  }),
  source({
    key: 'dok-renstra',
    title: 'RENSTRA 2015–2019, ringkasan fakta · fakta artikel, kalimat rekaan',
    technique: 'document',
    origin: {
      address: doi,
      publisher: 'KUBE Mekar Sari, menurut Damayanti & Nanang (2020)',
      seenOn: '2026-11-20',
    },
    instrument: documentChecklist.slug,
    ...writeParagraphs(strategicPlan, documentChecklist),
  }),
]

export function sourceId(key: string): string {
  return idOf('source', key)
}

function interview(code: string, role: string, day: string, turns: readonly Turn[]): SampleSource {
  return source({
    key: `wawancara-${code.toLowerCase().replace('-', '')}`,
    title: `Wawancara ${code}, ${role} · ${invented}`,
    technique: 'interview',
    participant: code,
    occurredOn: day,
    instrument: interviewGuide.slug,
    ...writeTurns(turns, interviewGuide),
  })
}

type Given = Pick<SampleSource, 'key' | 'title' | 'technique' | 'instrument'> &
  Written &
  Partial<Pick<SampleSource, 'participant' | 'role' | 'occurredOn' | 'origin'>>

function source(given: Given): SampleSource {
  return {
    id: sourceId(given.key),
    participant: null,
    role: null,
    case: 'KUBE-001',
    occurredOn: null,
    origin: null,
    file: null,
    ...given,
  }
}
