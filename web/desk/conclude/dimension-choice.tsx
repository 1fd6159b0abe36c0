// Which dimensions the matrix shows, kept in the address, and what a period of time is in this study.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import * as v from 'valibot'
import { useLocation, useSearch } from 'wouter'
import {
  type Dimension,
  dimensions,
  MatrixSettings,
  type Period,
  periods,
} from '../../../core/wire/triangulation.ts'
import { Field } from '../fieldwork/field.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { searchOf } from './groups.ts'
import { matrixKey } from './reads.ts'
import { setPeriod } from './writes.ts'

export function DimensionChoice(props: { shown: readonly Dimension[]; period: Period }) {
  const here = useStudy()
  const m = useMessages().weigh
  const [path, go] = useLocation()
  const open = new URLSearchParams(useSearch()).get('group') ?? undefined
  const { shown } = props
  const choose = (dimension: Dimension, isShown: boolean) => {
    const now = dimensions.filter((one) => (one === dimension ? isShown : shown.includes(one)))
    // A matrix without columns says nothing: the last one stays.
    if (now.length > 0) go(`${path}${searchOf(now, open)}`, { replace: true })
  }
  return (
    <div className="dimension-choice">
      <fieldset>
        <legend>{m.show}</legend>
        {dimensions.map((dimension) => (
          <label key={dimension} className="tick">
            <input
              type="checkbox"
              checked={shown.includes(dimension)}
              onChange={(event) => choose(dimension, event.target.checked)}
            />{' '}
            {m.dimensions[dimension]}
          </label>
        ))}
      </fieldset>
      {shown.includes('time') && here.may('finding.write') && (
        <PeriodChoice period={props.period} />
      )}
    </div>
  )
}

function PeriodChoice({ period }: { period: Period }) {
  const { slug } = useStudy()
  const m = useMessages().weigh
  const client = useQueryClient()
  const tell = useTellProblem()
  const set = useMutation({
    mutationFn: (to: Period) => setPeriod(slug, to),
    onSuccess: () => client.invalidateQueries({ queryKey: matrixKey(slug) }),
    onError: tell,
  })
  return (
    <Field label={m.period}>
      {(naming) => (
        <select
          {...naming}
          value={period}
          disabled={set.isPending}
          onChange={(event) =>
            set.mutate(v.parse(MatrixSettings.entries.period, event.target.value))
          }
        >
          {periods.map((one) => (
            <option key={one} value={one}>
              {m.periods[one]}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
