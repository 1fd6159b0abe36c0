// The words of a talk at the desk, in English.
import type { talk as id } from './talk.id.ts'

export const talk: typeof id = {
  title: 'Talk',
  recorded: (length, files) =>
    files === 1 ? `${length} recorded` : `${length} recorded in ${files} files`,
  player: 'Recording of the talk',
  play: (time) => `Play from ${time}`,
  fetching: 'Fetching the recording…',
  notHere:
    'This recording has not come from the phone yet, or somebody does not agree to it (any more).',
  failed: 'This recording cannot be fetched.',
  marks: 'Time marks',
  kinds: {
    again: 'came up again',
    important: 'important',
    mask: 'name, to be masked',
    note: 'note',
  },
  balance: 'Balance of voices',
  who: 'Who',
  turns: 'Turns',
  time: 'Time',
  share: 'Share of time',
  leads: 'leads',
  left: (time) => `left at ${time}`,
  came: (time) => `came at ${time}`,
  quiet: (who) => `Did not speak: ${who}`,
}
