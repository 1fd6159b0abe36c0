// Templates for the instruments that a study like ours needs, loaded only when somebody begins a new one.
import type { Instrument } from '../../../../core/instrument/model.ts'
import { documentTemplate } from './document.ts'
import { fgdTemplate } from './fgd.ts'
import { interviewTemplate } from './interview.ts'
import { observationTemplate } from './observation.ts'
import { scoringTemplate } from './scoring.ts'

export const templates: readonly Instrument[] = [
  interviewTemplate,
  observationTemplate,
  fgdTemplate,
  documentTemplate,
  scoringTemplate,
]
