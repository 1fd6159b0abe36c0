// What a correction changed, in words: the question, what stood there before, and what stands there now.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { changesIn } from '../../../core/answer/changed.ts'
import type { Form } from '../../../core/answer/form.ts'
import { isEmpty } from '../../../core/answer/value.ts'
import type { ResponseDetail } from '../../../core/wire/field.ts'
import type { AnswerValue } from '../../../core/wire/response.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { AnswerFile } from './answer-file.tsx'
import { formOfResponse, placeLabel, shownAnswer } from './answer-words.ts'
import { responseQuery } from './reads.ts'

/** Against the revision that came just before it. */
export function ResponseChanges({
  response,
  previous,
}: {
  response: ResponseDetail
  previous: string
}) {
  const { slug } = useStudy()
  const before = useQuery(responseQuery(slug, previous))
  if (before.error) return <Failed error={before.error} again={() => before.refetch()} />
  if (!before.data) return <Loading />
  return <Changes before={before.data} after={response} />
}

function Changes({ before, after }: { before: ResponseDetail; after: ResponseDetail }) {
  const { m, language } = useLanguage()
  const words = m.review
  const { old, now, changes } = useMemo(() => {
    const [old, now] = [formOfResponse(before, language), formOfResponse(after, language)]
    // What was only computed follows from the answers that are told of.
    const changes = changesIn(before.body.answers, after.body.answers).filter(({ ref }) => {
      const type = (now.at(ref) ?? old.at(ref))?.item.type
      return type !== 'calculate' && type !== 'hidden' && type !== 'meta'
    })
    return { old, now, changes }
  }, [before, after, language])
  if (changes.length === 0) return <p className="quiet">{words.unchanged}</p>
  return (
    <section className="changes">
      <h3>{words.changed(changes.length)}</h3>
      <ul>
        {changes.map(({ ref, before: was, after: is }) => (
          <li key={ref}>
            <p className="answer-question">{placeLabel(now.at(ref) ? now : old, ref)}</p>
            <Side kind="before" form={old} at={ref} value={was} />
            <Side kind="after" form={now} at={ref} value={is} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type SideProps = {
  kind: 'before' | 'after'
  form: Form
  at: string
  value: AnswerValue | undefined
}

function Side({ kind, form, at, value }: SideProps) {
  const { m, language } = useLanguage()
  const { slug } = useStudy()
  const words = m.review
  const node = form.at(at)
  const label = placeLabel(form, at)
  return (
    <div className="side" data-kind={kind}>
      <small>{words[kind]}</small>
      {value === undefined || isEmpty(value) ? (
        <p className="quiet">{kind === 'before' ? words.wasNothing : words.isNothing}</p>
      ) : typeof value === 'object' && 'file' in value ? (
        <AnswerFile study={slug} answer={value} question={label} />
      ) : (
        <p className="words">{node ? shownAnswer(node, language) : ''}</p>
      )}
    </div>
  )
}
