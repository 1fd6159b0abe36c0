// The sampling plan: whom the study meant to hear, and by which technique; how often each instrument was to be used, and where. The kinds are the article's, the numbers are the sample's.
import type { PlannedTarget } from '../core/wire/progress.ts'
import type { PlanCell } from '../core/wire/triangulation.ts'

export const plan: readonly PlanCell[] = [
  { technique: 'interview', role: 'pengelola', target: 2 },
  { technique: 'interview', role: 'anggota', target: 4 },
  { technique: 'interview', role: 'pendamping', target: 2 },
]

export const targets: readonly PlannedTarget[] = [
  { kind: 'instrument', name: 'pedoman-wawancara', target: 4 },
  { kind: 'instrument', name: 'lembar-pengamatan', target: 6 },
  { kind: 'instrument', name: 'catatan-fgd', target: 1 },
  { kind: 'instrument', name: 'skor-kube', target: 12 },
  { kind: 'case:kelurahan', name: 'Guntung', target: 20 },
]
