// What came back: responses to correct, and questions to answer, each with its comments and the way into the correction.
import { useState } from 'react'
import type { FieldKit } from '../../../core/wire/field.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { correct } from '../fill/correct.ts'
import { returnsWords } from '../messages/returns-words.ts'
import { OneComment } from '../parts/comments.tsx'
import { nameOf, questionLabel, versionOf } from '../parts/name.ts'
import { go, paths } from '../route.ts'
import { useStored } from '../store/changes.ts'
import { isUnsent } from '../store/outbox.ts'
import { type Kept, listReturns } from '../store/returns.ts'
import type { Draft, Sealed } from '../store/shape.ts'

type Props = { kit: FieldKit; drafts: readonly Draft[]; outbox: readonly Sealed[] }

export function ReturnList({ kit, drafts, outbox }: Props) {
  const returns = useStored(listReturns) ?? []
  return returns.map((kept) => (
    <ReturnCard
      key={kept.returned.id}
      kit={kit}
      kept={kept}
      isBegun={drafts.some((draft) => draft.replaces === kept.returned.id)}
      isWaiting={outbox.some((row) => row.replaces === kept.returned.id && isUnsent(row))}
    />
  ))
}

type CardProps = { kit: FieldKit; kept: Kept; isBegun: boolean; isWaiting: boolean }

function ReturnCard({ kit, kept: { returned }, isBegun, isWaiting }: CardProps) {
  const m = useWords(returnsWords)
  const language = useLanguage()
  const [isMissing, setMissing] = useState(false)
  const { id, state, note, queries } = returned
  const isReturned = state === 'returned'
  const labelOf = questionLabel(versionOf(kit, returned.version), language)

  async function open(): Promise<void> {
    setMissing(false)
    const first = queries.find((query) => query.state === 'open' && query.ref !== null)
    const draft = await correct(id, first?.ref ?? '')
    if (draft === null) return setMissing(true)
    go(paths.fill(draft))
  }

  return (
    <section className="card task asked-of-me" data-returned={isReturned}>
      <small>{isReturned ? m.returned : m.asked}</small>
      <h2>{nameOf(kit, returned, language)}</h2>
      {note !== '' && <p>{note}</p>}
      {queries.length > 0 && (
        <details open={!isReturned}>
          <summary>{m.comments(queries.length)}</summary>
          {queries.map((query) => (
            <div key={query.id}>
              <h3>{query.ref === null ? m.onWhole : labelOf(query.ref)}</h3>
              <OneComment query={query} study={kit.study.slug} zone={kit.study.zone} />
            </div>
          ))}
        </details>
      )}
      {isMissing && (
        <p role="alert" className="problem">
          {m.noBody}
        </p>
      )}
      {isWaiting ? (
        <p>{m.waiting}</p>
      ) : (
        <button
          type="button"
          className={isReturned ? 'button primary' : 'button'}
          onClick={() => void open()}
        >
          {isBegun ? m.resume : m.correct}
        </button>
      )}
    </section>
  )
}
