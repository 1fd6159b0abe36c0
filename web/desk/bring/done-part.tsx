// What came in, where to go on from here, and the way back.
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { importKinds } from '../../../core/wire/import-rows.ts'
import { useStudy } from '../shell/study.tsx'
import { useBring } from './messages.ts'
import type { Bringing, Stage } from './use-bringing.ts'

type Done = Extract<Stage, { at: 'done' }>

export function DonePart({ stage, bringing }: { stage: Done; bringing: Bringing }) {
  const m = useBring()
  const { to } = useStudy()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const { id, added } = stage
  const came = importKinds.filter((kind) => (added[kind] ?? 0) > 0)
  return (
    <section className="bring-done" aria-label={m.done.title}>
      <h2 ref={head} tabIndex={-1}>
        {m.done.title}
      </h2>
      {came.length === 0 && <p>{m.done.nothing}</p>}
      <ul className="bring-came">
        {came.map((kind) => (
          <li key={kind}>{m.done.counts(m.plan.kinds[kind], added[kind])}</li>
        ))}
      </ul>
      <div className="actions">
        {added.source > 0 && (
          <Link className="button primary" href={to('/sources')}>
            {m.done.sources}
          </Link>
        )}
        {added.response > 0 && (
          <Link className="button" href={to('/responses')}>
            {m.done.responses}
          </Link>
        )}
        {added.code > 0 && (
          <Link className="button" href={to('/codebook')}>
            {m.done.codebook}
          </Link>
        )}
        {added.participant > 0 && (
          <Link className="button" href={to('/participants')}>
            {m.done.participants}
          </Link>
        )}
        <button type="button" onClick={() => void bringing.undo(id)}>
          {m.done.undo}
        </button>
        <button type="button" className="plain" onClick={() => bringing.begin()}>
          {m.done.again}
        </button>
      </div>
    </section>
  )
}
