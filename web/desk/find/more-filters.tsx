// What else segments are narrowed by: question, coder, layer, when they were coded, and their weight.
import { useQuery } from '@tanstack/react-query'
import type { Retrieval } from '../../../core/wire/retrieval.ts'
import { membersQuery } from '../fieldwork/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useFind } from './messages.ts'
import { QuestionChoice } from './question-choice.tsx'
import { Choice } from './source-filters.tsx'

export function MoreFilters(props: {
  where: Retrieval['where']
  onChange: (name: string, value: string | number | undefined) => void
}) {
  const m = useFind()
  const { slug, may } = useStudy()
  // A coder has nobody to choose from: they see their own layer and the consensus.
  const members = useQuery({ ...membersQuery(slug), enabled: may('member.read') }).data
  const { where, onChange } = props
  const weight = (name: 'least' | 'most') => (
    <label>
      {m.segments[name]}
      <input
        type="number"
        min={0}
        max={100}
        value={where[name] ?? ''}
        onChange={(event) =>
          onChange(name, event.target.value === '' ? undefined : Number(event.target.value))
        }
      />
    </label>
  )
  const isUsed = ['question', 'coder', 'layer', 'from', 'to', 'least', 'most'].some(
    (name) => name in where,
  )
  return (
    <details className="find-help" open={isUsed || undefined}>
      <summary>{m.segments.more}</summary>
      <div className="filters">
        <QuestionChoice
          value={where.question ?? ''}
          onChange={(value) => onChange('question', value)}
        />
        {members && (
          <Choice
            name={m.segments.coder}
            all={m.filter.all}
            value={where.coder}
            options={members.map((one) => [one.id, one.name])}
            onChange={(value) => onChange('coder', value)}
          />
        )}
        <Choice
          name={m.segments.layer}
          all={m.filter.all}
          value={where.layer}
          options={Object.entries(m.segments.layers)}
          onChange={(value) => onChange('layer', value)}
        />
        {(['from', 'to'] as const).map((name) => (
          <label key={name}>
            {m.segments[name]}
            <input
              type="date"
              value={where[name] ?? ''}
              onChange={(event) => onChange(name, event.target.value)}
            />
          </label>
        ))}
        {weight('least')}
        {weight('most')}
      </div>
    </details>
  )
}
