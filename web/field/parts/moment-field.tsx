// Days and times with the phone's own fields, which people know; a month or a year where no day is asked for.
import { looksOf } from '../fill/looks.ts'
import { dateTimeAnswer, offsetAt, shownDateTime, shownTime, timeAnswer } from '../fill/moment.ts'
import { ariaOf, type Field } from './answer-field.tsx'

export function DateField(props: Field<'date'>) {
  const { question, value, onAnswer, onLeave } = props
  const looks = looksOf(question)
  const text = typeof value === 'string' ? value : ''
  if (looks.has('year'))
    return (
      <input
        {...ariaOf(props)}
        type="number"
        inputMode="numeric"
        min={1}
        max={9999}
        value={text === '' ? '' : Number(text.slice(0, 4))}
        onChange={(event) => {
          const year = event.currentTarget.value
          onAnswer(year === '' ? undefined : `${year.padStart(4, '0')}-01-01`)
        }}
        onBlur={onLeave}
      />
    )
  if (looks.has('month-year'))
    return (
      <input
        {...ariaOf(props)}
        type="month"
        value={text.slice(0, 7)}
        onChange={(event) => {
          const month = event.currentTarget.value
          onAnswer(month === '' ? undefined : `${month}-01`)
        }}
        onBlur={onLeave}
      />
    )
  return (
    <input
      {...ariaOf(props)}
      type="date"
      value={text}
      onChange={(event) => onAnswer(event.currentTarget.value)}
      onBlur={onLeave}
    />
  )
}

export function TimeField(props: Field<'time'>) {
  const { value, onAnswer, onLeave } = props
  return (
    <input
      {...ariaOf(props)}
      type="time"
      value={typeof value === 'string' ? shownTime(value) : ''}
      onChange={(event) => {
        const typed = event.currentTarget.value
        onAnswer(typed === '' ? undefined : timeAnswer(typed, offsetAt(new Date())))
      }}
      onBlur={onLeave}
    />
  )
}

export function DateTimeField(props: Field<'dateTime'>) {
  const { value, onAnswer, onLeave } = props
  return (
    <input
      {...ariaOf(props)}
      type="datetime-local"
      value={typeof value === 'string' ? shownDateTime(value) : ''}
      onChange={(event) => {
        const typed = event.currentTarget.value
        onAnswer(typed === '' ? undefined : dateTimeAnswer(typed, offsetAt(new Date(typed))))
      }}
      onBlur={onLeave}
    />
  )
}
