// How often a task comes: once, or a visit each week or month. A rhythm begins on the day that the form asks for anyway.
import { useState } from 'react'
import { mostVisits, type Rhythm, rhythms, visitDays } from '../../../core/task/rhythm.ts'
import { useLanguage } from '../shell/language.tsx'
import { Field } from './field.tsx'
import { useWhen } from './when.ts'

/** The days that the form asks for; one that is null is a task without a day. */
export function daysOf(form: FormData): (string | null)[] {
  const due = String(form.get('due')) || null
  const rhythm = rhythms.find((one) => one === form.get('rhythm'))
  if (!rhythm || due === null) return [due]
  return visitDays(due, rhythm, Number(form.get('visits')))
}

export function RhythmFields() {
  const { m } = useLanguage()
  const words = m.tasks
  const when = useWhen()
  const [rhythm, setRhythm] = useState<Rhythm | ''>('')
  const [due, setDue] = useState('')
  const [visits, setVisits] = useState(6)
  const isAgain = rhythm !== ''
  const last = isAgain && due !== '' && visits > 0 && visitDays(due, rhythm, visits).at(-1)
  return (
    <>
      <Field label={words.often}>
        {(naming) => (
          <select
            {...naming}
            name="rhythm"
            value={rhythm}
            onChange={({ target }) => setRhythm(rhythms.find((one) => one === target.value) ?? '')}
          >
            <option value="">{words.once}</option>
            {rhythms.map((one) => (
              <option key={one} value={one}>
                {words.rhythms[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={isAgain ? words.firstVisit : words.due}>
        {(naming) => (
          <input
            {...naming}
            name="due"
            type="date"
            required={isAgain}
            value={due}
            onChange={({ target }) => setDue(target.value)}
          />
        )}
      </Field>
      {isAgain && (
        <Field label={words.visits} hint={last ? words.lastVisit(when.day(last)) : undefined}>
          {(naming) => (
            <input
              {...naming}
              name="visits"
              type="number"
              min={2}
              max={mostVisits}
              required
              value={visits}
              onChange={({ target }) => setVisits(target.valueAsNumber)}
            />
          )}
        </Field>
      )}
    </>
  )
}
