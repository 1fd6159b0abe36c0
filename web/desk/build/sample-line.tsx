// "With the preview's answers this is: true", so that an author sees at once what a condition means.
import { useMemo } from 'react'
import { momentIn } from '../../../core/answer/day.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Answers } from '../../../core/wire/response.ts'
import { useStudy } from '../shell/study.tsx'
import { useBuild } from './messages.ts'
import { sampleOf } from './sample-value.ts'

export function SampleLine(props: {
  instrument: Instrument
  /** The place of the item that it belongs to. */
  of: string
  expression: string
  answers: Answers
  isValue: boolean
}) {
  const m = useBuild().logic
  const { zone } = useStudy().study
  const { instrument, of, expression, answers } = props
  const sample = useMemo(
    () => sampleOf(instrument, of, expression, answers, momentIn(zone, new Date().toISOString())),
    [instrument, of, expression, answers, zone],
  )
  if (sample === null) return null
  const value = props.isValue ? sample.text || m.nothing : sample.truth ? m.true : m.false
  return (
    <p className="sample" role="status">
      {m.sample} <strong>{value}</strong>
    </p>
  )
}
