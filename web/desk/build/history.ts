// What was done can be undone, step by step, and done again. Typing in one place is one step until something else happens.
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Edited } from './place.ts'

export type Present = Edited
export type History = {
  past: readonly Present[]
  present: Present
  future: readonly Present[]
  /** The place that is being typed in; null once the author has paused. */
  typing: string | null
}

export type Edit = (now: Present) => Edited | Instrument

export type Action =
  | { kind: 'do'; edit: Edit; typing?: string | undefined }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'look'; at: string }
  | { kind: 'pause' }

/** Snapshots share what they have in common, so many cost little. */
const most = 500

export function begin(instrument: Instrument, at = ''): History {
  return { past: [], present: { instrument, at }, future: [], typing: null }
}

export function step(history: History, action: Action): History {
  switch (action.kind) {
    case 'do':
      return done(history, action.edit, action.typing ?? null)
    case 'undo':
      return undone(history)
    case 'redo':
      return redone(history)
    case 'look':
      if (history.present.at === action.at) return history
      return { ...history, present: { ...history.present, at: action.at }, typing: null }
    case 'pause':
      return history.typing === null ? history : { ...history, typing: null }
    default:
      return action satisfies never
  }
}

function done(history: History, edit: Edit, typing: string | null): History {
  const { past, present } = history
  const result = edit(present)
  const next = 'instrument' in result ? result : { instrument: result, at: present.at }
  if (next.instrument === present.instrument)
    return next.at === present.at ? history : { ...history, present: next, typing: null }
  // The first letter keeps what was there before; the following ones only move the present on.
  const isSameStep = typing !== null && typing === history.typing
  return {
    past: isSameStep ? past : [...past, present].slice(-most),
    present: next,
    future: [],
    typing,
  }
}

function undone(history: History): History {
  const before = history.past.at(-1)
  if (!before) return history
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    typing: null,
  }
}

function redone(history: History): History {
  const [next, ...future] = history.future
  if (!next) return history
  return { past: [...history.past, history.present], present: next, future, typing: null }
}
