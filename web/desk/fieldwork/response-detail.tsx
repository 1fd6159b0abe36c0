// One response in full: who, when, by which phone; its scores; its answers; where it went; and the review.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { say } from '../../../core/instrument/label.ts'
import type { ResponseDetail } from '../../../core/wire/field.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { CaseRaters } from './case-raters.tsx'
import { Quarantine } from './quarantine.tsx'
import { queriesQuery } from './query-reads.ts'
import { responseQuery } from './reads.ts'
import { ResponseAnswers } from './response-answers.tsx'
import { ResponseChanges } from './response-changes.tsx'
import { ResponseRemarks } from './response-remarks.tsx'
import { ResponseReview } from './response-review.tsx'
import { Replaced, ResponseRevisions } from './response-revisions.tsx'
import { ResponseScores } from './response-scores.tsx'
import { useWhen } from './when.ts'
import { WholeQueries } from './whole-queries.tsx'

export function ResponseDetailPane({ id }: { id: string }) {
  const { slug } = useStudy()
  const response = useQuery(responseQuery(slug, id))
  if (response.error) return <Failed error={response.error} again={() => response.refetch()} />
  if (!response.data) return <Loading />
  return <Whole response={response.data} />
}

function Whole({ response }: { response: ResponseDetail }) {
  const { m, language } = useLanguage()
  const here = useStudy()
  const when = useWhen()
  const words = m.fieldwork.responses
  const previous =
    response.revisions[response.revisions.findIndex(({ id }) => id === response.id) - 1]
  const before = useQuery({ ...responseQuery(here.slug, previous?.id ?? ''), enabled: !!previous })
  const queries = useQuery(queriesQuery(here.slug, response.id))
  const asked = queries.data ?? []
  const open = asked.filter((query) => query.state === 'open').length
  const { instrument } = response.instrumentVersion
  const { scoring } = instrument
  const about = [response.participant, response.case].filter((part) => part !== null)
  return (
    <article className="response">
      <header>
        <h2>{say(response.title, language)}</h2>
        <p>
          {[...about, when.day(response.occurredOn)].join(', ')}{' '}
          <span className="chip" data-state={response.state}>
            {m.fieldwork.states[response.state]}
          </span>
        </p>
        <p className="quiet">
          {response.device}, {words.finalised(when.moment(response.body.finalisedAt))},{' '}
          {m.fieldwork.versions.version(response.instrumentVersion.number)}
        </p>
        {response.source && (
          <Link className="button" href={here.to(`/sources/${response.source}`)}>
            {words.source}
          </Link>
        )}
      </header>
      {response.replacedBy !== null && <Replaced response={response} />}
      <ResponseRemarks response={response} />
      {response.scores && (
        <ResponseScores
          score={response.scores}
          instrument={response.instrumentVersion.instrument}
        />
      )}
      {previous && <ResponseChanges response={response} previous={previous.id} />}
      {scoring && response.case !== null && here.may('response.review') && (
        <CaseRaters
          about={response.case}
          instrument={instrument}
          scoring={scoring}
          response={response.id}
        />
      )}
      <h3>{words.answers}</h3>
      <ResponseAnswers
        response={response}
        queries={asked}
        before={before.data?.body.answers ?? null}
      />
      <WholeQueries response={response.id} queries={asked} />
      {here.may('response.review') && response.state === 'quarantined' && (
        <Quarantine response={response} />
      )}
      {here.may('response.review') &&
        response.replacedBy === null &&
        response.state !== 'quarantined' && <ResponseReview response={response} open={open} />}
      <ResponseRevisions response={response} />
      <Receipt response={response} />
    </article>
  )
}

function Receipt({ response }: { response: ResponseDetail }) {
  const m = useLanguage().m.fieldwork.responses
  const when = useWhen()
  return (
    <details className="step">
      <summary>
        {m.receipt}, {when.moment(response.receivedAt)}
      </summary>
      <dl className="facts">
        <dt>{m.receiptWhat}</dt>
        <dd>
          <code>{response.id}</code>
        </dd>
        <dt>{m.versionHash}</dt>
        <dd>
          <code>{response.body.version}</code>
        </dd>
      </dl>
    </details>
  )
}
