// The five instruments, in the order in which the study took them to the field.
import type { Instrument } from '../core/instrument/model.ts'
import { documentChecklist } from './instruments/document.ts'
import { fgdNotes } from './instruments/fgd.ts'
import { interviewGuide } from './instruments/interview.ts'
import { observationSheet } from './instruments/observation.ts'
import { scoringForm } from './instruments/scoring.ts'

export const instruments: readonly Instrument[] = [
  interviewGuide,
  observationSheet,
  fgdNotes,
  documentChecklist,
  scoringForm,
]
