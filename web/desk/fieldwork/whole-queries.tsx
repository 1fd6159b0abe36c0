// Questions on the response as a whole, and a way to put one: with the key C as well.
import { useState } from 'react'
import type { Query } from '../../../core/wire/query.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { AskForm } from './ask-form.tsx'
import { QueryThread } from './query-thread.tsx'
import { useKeys } from './use-keys.ts'

type Props = { response: string; queries: readonly Query[] }

export function WholeQueries({ response, queries }: Props) {
  const m = useMessages().review
  const here = useStudy()
  const [isAsking, setAsking] = useState(false)
  const mayAsk = here.may('response.review')
  useKeys({
    c: () => {
      // On the answer that has the focus, else on the whole.
      const near = document.activeElement?.closest('.answer')?.querySelector('.comment')
      if (near instanceof HTMLButtonElement) near.click()
      else if (mayAsk) setAsking(true)
    },
  })
  return (
    <div className="whole-queries">
      {queries
        .filter((query) => query.ref === null)
        .map((query) => (
          <QueryThread key={query.id} query={query} label={m.onWhole} />
        ))}
      {mayAsk &&
        (isAsking ? (
          <AskForm response={response} at={null} onClose={() => setAsking(false)} />
        ) : (
          <button type="button" onClick={() => setAsking(true)}>
            {m.commentWhole}
          </button>
        ))}
    </div>
  )
}
