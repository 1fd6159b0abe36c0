// Where the supervisor judged by hand how a group compares with a claim, because the derived comparison misses it.
import type { AssessmentBody } from '../core/wire/triangulation.ts'
import { findingId } from './findings.ts'

type Entry = { key: string; finding: string; body: AssessmentBody }

/** The members tell of buyers at a fair, under a narrower code than anybody else used: the same opening of doors. */
export const assessments: readonly Entry[] = [
  {
    key: 'kemitraan',
    finding: findingId('kemitraan'),
    body: {
      dimension: 'role',
      group: 'anggota',
      byHand: {
        meaning: 'same',
        examples: 'same',
        reason:
          'Pembeli yang didapat lewat pameran mitra adalah contoh yang dimaksud klaim; hanya kodenya (pemasaran) lebih sempit daripada kode kelompok lain.',
      },
    },
  },
]
