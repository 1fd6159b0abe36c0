// The words of speakers: labels in a text and whom they mean, in English.
import type { speakers as indonesian } from './speakers.id.ts'

export const speakers: typeof indonesian = {
  title: 'Who speaks',
  what: 'Participant and role stand at every turn, serve the filters, and count in triangulation. The study remembers the labels for its next source.',
  ask: 'New labels: who is meant?',
  known: (n) => `${n} ${n === 1 ? 'label is' : 'labels are'} known`,
  label: 'Label',
  turns: 'Turns',
  who: 'Who',
  whoIs: (label) => `Who is ${label}`,
  turnCount: (n) => `${n} ${n === 1 ? 'turn' : 'turns'}`,
  meant: {
    researcher: 'The researcher',
    speaker: 'Somebody else, no participant',
    nobody: 'Nobody’s turn',
  },
  participants: 'Participants',
  chip: (n) => `${n} ${n === 1 ? 'speaker' : 'speakers'}`,
  chipAsked: (n) => `${n} ${n === 1 ? 'speaker' : 'speakers'} not told yet`,
  saved: 'Speakers saved',
  about: 'Edit details',
  aboutTitle: 'Details of the source',
  aboutSaved: 'Details of the source saved',
}
