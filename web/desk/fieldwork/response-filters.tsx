// What the list of responses is narrowed by. It stands in the address, so that a queue can be kept and sent to somebody.
import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'wouter'
import { say } from '../../../core/instrument/label.ts'
import { type ReviewState, reviewStates, type Version } from '../../../core/wire/field.ts'
import { tasksQuery } from '../conclude/reads.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { Field } from './field.tsx'
import { devicesQuery, type Narrowing } from './reads.ts'

export function narrowingIn(search: string): Narrowing {
  const asked = new URLSearchParams(search)
  const state = reviewStates.find((one) => one === asked.get('state'))
  const [instrument, device, task] = [
    asked.get('instrument'),
    asked.get('device'),
    asked.get('task'),
  ]
  return {
    ...(instrument && { instrument }),
    ...(state && { state }),
    ...(device && { device }),
    ...(task && { task }),
  }
}

type Props = { versions: readonly Version[]; narrowing: Narrowing }

export function ResponseFilters({ versions, narrowing }: Props) {
  const { m, language } = useLanguage()
  const here = useStudy()
  const { id } = useParams<{ id?: string }>()
  const [, go] = useLocation()
  const mayReview = here.may('device.read')
  const phones = useQuery({ ...devicesQuery(here.slug), enabled: mayReview })
  const tasks = useQuery(tasksQuery(here.slug))

  function narrow(name: keyof Narrowing, value: string) {
    const next = new URLSearchParams(Object.entries(narrowing))
    if (value === '') next.delete(name)
    else next.set(name, value)
    const query = next.size === 0 ? '' : `?${next}`
    go(here.to(`/responses${id === undefined ? '' : `/${id}`}${query}`))
  }
  const choice = (name: keyof Narrowing, label: string, any: string, all: [string, string][]) => (
    <Field label={label}>
      {(naming) => (
        <select
          {...naming}
          value={narrowing[name] ?? ''}
          onChange={(event) => narrow(name, event.target.value)}
        >
          <option value="">{any}</option>
          {all.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  const newest = new Map<string, Version>()
  for (const version of versions) {
    const known = newest.get(version.instrument.slug)
    if (!known || known.number < version.number) newest.set(version.instrument.slug, version)
  }
  const instruments = [...newest.values()].map(({ instrument }): [string, string] => [
    instrument.slug,
    say(instrument.title, language),
  ])
  const states = reviewStates.map((state: ReviewState): [string, string] => [
    state,
    state === 'received' ? m.review.waiting : m.fieldwork.states[state],
  ])
  return (
    <div className="filters">
      {choice('state', m.review.state, m.review.anyState, states)}
      {choice('instrument', m.fieldwork.responses.filter, m.fieldwork.responses.all, instruments)}
      {mayReview &&
        choice(
          'device',
          m.review.phone,
          m.review.anyPhone,
          (phones.data ?? []).map((one) => [one.id, one.label]),
        )}
      {(tasks.data?.length ?? 0) > 0 &&
        choice(
          'task',
          m.review.task,
          m.review.anyTask,
          (tasks.data ?? []).map((one) => [one.id, one.what.split('\n')[0] ?? one.what]),
        )}
    </div>
  )
}
