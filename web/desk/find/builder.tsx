// The question as a sentence: segments coded so, which overlap, come near or do not meet others, from these sources.
import { standings } from '../../../core/coding/retrieve.ts'
import type { Code } from '../../../core/wire/coding.ts'
import type { Retrieval } from '../../../core/wire/retrieval.ts'
import { CodeSet } from './code-set.tsx'
import { useFind } from './messages.ts'
import { MoreFilters } from './more-filters.tsx'
import { SourceFilters } from './source-filters.tsx'

type Clause = Retrieval['clauses'][number]

const mostClauses = 6
const freshClause: Clause = {
  how: 'overlaps',
  not: false,
  turns: 1,
  of: { codes: [], below: true },
}

export function Builder(props: {
  asked: Retrieval
  codes: readonly Code[]
  onChange: (asked: Retrieval) => void
}) {
  const m = useFind().segments
  const { asked, codes, onChange } = props
  const setClause = (at: number, clause: Clause | null) =>
    onChange({
      ...asked,
      clauses: asked.clauses.flatMap((one, index) =>
        index !== at ? [one] : clause === null ? [] : [clause],
      ),
    })
  const setWhere = (name: string, value: string | number | undefined) => {
    const { [name as keyof Retrieval['where']]: _, ...rest } = asked.where
    onChange({
      ...asked,
      where: value === undefined || value === '' ? rest : { ...rest, [name]: value },
    })
  }
  return (
    <section className="segment-question" aria-label={m.title}>
      <div className="question-line">
        <strong>{m.coded}</strong>
        <CodeSet set={asked.of} codes={codes} onChange={(of) => onChange({ ...asked, of })} />
      </div>
      {asked.clauses.map((clause, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place in the sentence alone
        <div key={at} className="question-line">
          <ClauseLine clause={clause} codes={codes} onChange={(next) => setClause(at, next)} />
        </div>
      ))}
      <div className="find-row">
        {asked.clauses.length < mostClauses && (
          <button
            type="button"
            onClick={() => onChange({ ...asked, clauses: [...asked.clauses, freshClause] })}
          >
            {m.addClause}
          </button>
        )}
        {asked.clauses.length > 0 && (
          <label>
            {m.show}{' '}
            <select
              value={asked.show}
              onChange={(event) =>
                onChange({ ...asked, show: event.target.value as Retrieval['show'] })
              }
            >
              {Object.entries(m.shows).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <SourceFilters filter={asked.where} onChange={setWhere} />
      <MoreFilters where={asked.where} onChange={setWhere} />
    </section>
  )
}

function ClauseLine(props: {
  clause: Clause
  codes: readonly Code[]
  onChange: (clause: Clause | null) => void
}) {
  const m = useFind().segments
  const { clause, codes, onChange } = props
  return (
    <>
      <span>{m.which}</span>
      <button
        type="button"
        aria-pressed={clause.not}
        onClick={() => onChange({ ...clause, not: !clause.not })}
      >
        {m.not}
      </button>
      <select
        aria-label={m.which}
        value={clause.how}
        onChange={(event) => onChange({ ...clause, how: event.target.value as Clause['how'] })}
      >
        {standings.map((one) => (
          <option key={one} value={one}>
            {m.standing[one]}
          </option>
        ))}
      </select>
      {clause.how === 'near' && (
        <label className="tick">
          ≤
          <input
            type="number"
            className="question-turns"
            aria-label={m.turnsLabel}
            min={0}
            max={50}
            value={clause.turns}
            onChange={(event) =>
              onChange({ ...clause, turns: Math.max(0, Math.min(50, Number(event.target.value))) })
            }
          />
          {m.turns}
        </label>
      )}
      <CodeSet set={clause.of} codes={codes} onChange={(of) => onChange({ ...clause, of })} />
      <button
        type="button"
        className="close"
        aria-label={m.removeClause}
        onClick={() => onChange(null)}
      >
        ×
      </button>
    </>
  )
}
