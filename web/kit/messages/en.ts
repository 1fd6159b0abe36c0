// The words that phone and desk share, in English.
import type { KitMessages } from './id.ts'

export const en: KitMessages = {
  languages: { id: 'Bahasa Indonesia', en: 'English' },
  language: 'Language',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  back: 'Back',
  tryAgain: 'Try again',
  online: 'online',
  offline: 'offline',
  networkLost: 'No network.',
  techniques: {
    interview: 'interview',
    observation: 'observation',
    fgd: 'FGD',
    document: 'document',
    score: 'score',
  },
  scopes: { record: 'record', quote: 'quote', archive: 'archive', share: 'share' },
}
