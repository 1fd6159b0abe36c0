// The dry run: how much of each kind would come in as a picture, what would not and why in words, and what is to be decided.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Bundle } from '../../../core/import/bundle.ts'
import { type ImportPlan, type KindPlan, noChoices } from '../../../core/wire/import.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useStudy } from '../shell/study.tsx'
import { ClashPart, CodersPart, TechniquesPart } from './choices-part.tsx'
import { useBring } from './messages.ts'
import { planQuery } from './reads.ts'
import type { Bringing, Stage } from './use-bringing.ts'

type Planned = Extract<Stage, { at: 'planned' }>

export function PlanPart({ stage, bringing }: { stage: Planned; bringing: Bringing }) {
  const m = useBring()
  const { slug } = useStudy()
  const [choices, setChoices] = useState(noChoices)
  const plan = useQuery({
    ...planQuery(slug, stage.id, choices),
    placeholderData: keepPreviousData,
  })
  if (plan.error) return <Failed error={plan.error} again={() => plan.refetch()} />
  if (!plan.data) return <Loading />
  const told = plan.data
  const ask = { plan: told, choices, change: setChoices }
  const isNothing = told.kinds.every((kind) => kind.new === 0)
  return (
    <section className="bring-plan" aria-label={m.plan.title}>
      <h2>{m.plan.title}</h2>
      <p className="quiet">{m.plan.still}</p>
      <Counts kinds={told.kinds} />
      {isNothing && <p>{m.plan.nothingNew}</p>}
      <Notes plan={told} bundle={stage.bundle} />
      <form className="bring-choices" onSubmit={(event) => event.preventDefault()}>
        <ClashPart {...ask} />
        <CodersPart {...ask} />
        <TechniquesPart {...ask} sources={stage.bundle.sources} />
      </form>
      {stage.wrong !== '' && <p role="alert">{stage.wrong}</p>}
      <div className="actions">
        <button
          type="button"
          className="primary"
          disabled={!told.isReady || plan.isFetching}
          onClick={() => bringing.apply()}
        >
          {m.bring}
        </button>
        {told.codes.clashes.length > 0 && choices.clash === null && (
          <span className="quiet">{m.choices.first}</span>
        )}
      </div>
    </section>
  )
}

/** Each kind as a bar as long as there is of it: by the root, so that a hundred codes are seen beside ten thousand codings. */
export function Counts({ kinds }: { kinds: readonly KindPlan[] }) {
  const m = useBring().plan
  const shown = kinds.filter((one) => one.new + one.here + one.out > 0)
  const most = Math.max(1, ...shown.map((one) => one.new + one.here + one.out))
  const number = new Intl.NumberFormat(document.documentElement.lang || 'id')
  return (
    <>
      <ul className="bring-counts">
        {shown.map((one) => {
          const all = one.new + one.here + one.out
          return (
            <li key={one.kind}>
              <span className="unseen">
                {m.count(m.kinds[one.kind], one.new, one.here, one.out)}
              </span>
              <span aria-hidden="true">{m.kinds[one.kind]}</span>
              <span aria-hidden="true" className="bring-bar">
                <span style={{ inlineSize: `${Math.max(3, 100 * Math.sqrt(all / most))}%` }}>
                  {(['new', 'here', 'out'] as const).map(
                    (fate) =>
                      one[fate] > 0 && (
                        <i key={fate} data-fate={fate} style={{ flexGrow: one[fate] }} />
                      ),
                  )}
                </span>
              </span>
              <span aria-hidden="true" className="bring-n">
                {number.format(one.new)}
                {one.here > 0 && <small>{` · ${number.format(one.here)} ${m.fates.here}`}</small>}
                {one.out > 0 && <small>{` · ${number.format(one.out)} ${m.fates.out}`}</small>}
              </span>
            </li>
          )
        })}
      </ul>
      <p className="bring-key" aria-hidden="true">
        {(['new', 'here', 'out'] as const).map((fate) => (
          <span key={fate}>
            <i data-fate={fate} /> {m.fates[fate]}
          </span>
        ))}
      </p>
    </>
  )
}

function Notes({ plan, bundle }: { plan: ImportPlan; bundle: Bundle }) {
  const m = useBring().plan
  const { offsets, left } = bundle
  const such = (names: readonly string[], count: number) =>
    names.length === 0 ? '' : m.such(names.join(', '), count - names.length)
  return (
    <>
      {plan.unasked > 0 && <p className="bring-note">{m.unasked(plan.unasked)}</p>}
      {offsets && offsets.of > 0 && (
        <p className="quiet">
          {m.hits(offsets.hits, offsets.of)} {m.rule(offsets.rule)}
        </p>
      )}
      {plan.out.length > 0 && (
        <section aria-label={m.out}>
          <h3>{m.out}</h3>
          <ul className="bring-left">
            {plan.out.map(({ kind, reason, count, names }) => (
              <li key={`${kind} ${reason}`}>
                <strong>
                  {m.kinds[kind]} · {count}:
                </strong>{' '}
                {m.reasons[reason]} <span className="quiet">{such(names, count)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {left.length > 0 && (
        <section aria-label={m.left}>
          <h3>{m.left}</h3>
          <ul className="bring-left">
            {left.map(({ kind, count, names }) => (
              <li key={kind}>
                <strong>
                  {m.leftKinds[kind]} · {count}
                </strong>{' '}
                <span className="quiet">{such(names, count)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
