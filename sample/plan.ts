// The sampling plan: whom the study meant to hear, and by which technique. The kinds are the article's, the numbers are the sample's.
import type { PlanCell } from '../core/wire/triangulation.ts'

export const plan: readonly PlanCell[] = [
  { technique: 'interview', role: 'pengelola', target: 2 },
  { technique: 'interview', role: 'anggota', target: 4 },
  { technique: 'interview', role: 'pendamping', target: 2 },
]
