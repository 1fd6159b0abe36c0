// A draft with its form open: what is answered goes into the form, what the form then holds goes into the draft.
import { useMemo, useRef, useState } from 'react'
import { type Form, openForm } from '../../../core/answer/form.ts'
import { isEmpty } from '../../../core/answer/value.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { AnswerValue } from '../../../core/wire/response.ts'
import type { Draft } from '../store/shape.ts'
import { answer, isTalk } from './edit.ts'
import { type Outside, surroundingsOf } from './outside.ts'
import type { Editing } from './use-draft.ts'

export type Filling = Editing & {
  form: Form
  /** Milliseconds since the response was begun. */
  atMs: () => number
  answer: (ref: string, value: AnswerValue | undefined) => void
  /** Gives the ref of the new row. */
  addRow: (repeat: string) => string
  /** Gives the way to bring it back, as long as nothing else is changed. */
  removeRow: (row: string) => () => void
  /** The row comes to stand at that place, counted from 0. */
  moveRow: (row: string, to: number) => void
}

type Place = { zone: string; device: string }

export function useFilling(
  editing: Editing,
  instrument: Instrument,
  outside: Outside,
  { zone, device }: Place,
): Filling {
  const { draft, change } = editing
  // Bringing back what was removed opens the form anew, with the answers as they were.
  const [opening, setOpening] = useState(0)
  const latest = useRef(draft)
  latest.current = draft
  // biome-ignore lint/correctness/useExhaustiveDependencies: answers go into the open form one by one
  const form = useMemo(
    () =>
      openForm(
        instrument,
        latest.current.answers,
        surroundingsOf(outside, latest.current, zone, new Date().toISOString(), device),
      ),
    [instrument, outside, draft.id, draft.language, zone, device, opening],
  )
  const { startedAt, endedAt } = draft
  return useMemo(() => {
    // A clock that is set right in the middle of a talk must not move its marks: only time that passes counts.
    const atMs = () => {
      // The talk that is corrected is over: nothing is said in it any more.
      const now = endedAt ? Date.parse(endedAt) : performance.timeOrigin + performance.now()
      return Math.max(Math.round(now) - Date.parse(startedAt), 0)
    }
    const keep = (now: Draft): Draft => ({ ...now, answers: form.answers() })
    return {
      ...editing,
      form,
      atMs,
      answer(ref, value) {
        const isNothing = value === undefined || isEmpty(value)
        form.set(ref, isNothing ? undefined : value)
        // What is corrected at a desk was asked back then, or not at all.
        const at = isTalk(instrument.kind) && endedAt === undefined ? atMs() : null
        change((now) => answer(now, form.answers(), ref, !isNothing, at))
      },
      addRow(repeat) {
        const id = rowId()
        form.addRow(repeat, id)
        change(keep)
        return `${repeat}/${id}`
      },
      removeRow(row) {
        const before = form.answers()
        form.removeRow(row)
        change(keep)
        return () => {
          change((now) => ({ ...now, answers: before }))
          setOpening((n) => n + 1)
        }
      },
      moveRow(row, to) {
        form.moveRow(row, to)
        change(keep)
      },
    }
  }, [editing, form, change, instrument.kind, startedAt, endedAt])
}

/** Its own on this phone and on every other that fills in the same list. */
function rowId(): string {
  const random = crypto.getRandomValues(new Uint8Array(6))
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
