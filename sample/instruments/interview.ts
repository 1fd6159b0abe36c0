// Pedoman wawancara: four themes, twelve open prompts with probes, three choices, and savings asked only of who has any.
import type { Instrument } from '../../core/instrument/model.ts'
import { beginnings } from './interview-beginnings.ts'
import { partners } from './interview-partners.ts'
import { results } from './interview-results.ts'
import { running } from './interview-running.ts'

export const interviewGuide = {
  slug: 'pedoman-wawancara',
  kind: 'interview',
  technique: 'interview',
  title: { id: 'Pedoman wawancara', en: 'Interview guide' },
  languages: ['id', 'en'],
  about: 'participant',
  roles: ['pengelola', 'anggota', 'pendamping'],
  needs: ['archive'],
  items: [beginnings, running, partners, results],
} satisfies Instrument
