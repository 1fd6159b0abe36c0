// Before a draft is published: what it changes and what that means, or what stands in its way. Publishing freezes
// exactly what is shown here.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation, useParams } from 'wouter'
import { say } from '../../../core/instrument/label.ts'
import type { Draft, DraftDiff } from '../../../core/wire/draft.ts'
import { ApiProblem, api, ask } from '../../kit/api.ts'
import { draftsQuery, readDraft } from '../build/draft-store.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { ChangeList } from './change-list.tsx'
import { namingOf } from './change-words.ts'
import { FaultTable } from './fault-table.tsx'
import { Head } from './panes.tsx'
import { versionsQuery } from './reads.ts'
import './fieldwork.css'

const draftRoutes = api.studies[':study'].instruments.drafts[':id']

export function PublishDraftScreen() {
  const { slug: study } = useStudy()
  const { m } = useLanguage()
  const { id = '' } = useParams<{ id: string }>()
  useTitle(m.changes.title)
  const seen = useQuery({
    queryKey: [study, 'draft-diff', id],
    queryFn: async () => {
      const [draft, diff] = await Promise.all([
        readDraft(study, id),
        ask(draftRoutes.diff.$get({ param: { study, id } })) as Promise<DraftDiff>,
      ])
      return { draft, diff }
    },
    staleTime: 0,
    gcTime: 0,
  })
  return (
    <>
      <Head title={m.changes.title} />
      {seen.isPending && <Loading />}
      {seen.error && <Failed error={seen.error} again={() => seen.refetch()} />}
      {seen.data && <Page {...seen.data} again={() => seen.refetch()} />}
    </>
  )
}

function Page({ draft, diff, again }: { draft: Draft; diff: DraftDiff; again: () => void }) {
  const here = useStudy()
  const { m, language } = useLanguage()
  const words = m.changes
  const [, go] = useLocation()
  const client = useQueryClient()
  const tell = useTellProblem()
  const { data: versions = [] } = useQuery(versionsQuery(here.slug))
  const newest = versions.find((version) => version.hash === diff.newest?.hash)
  const { instrument } = draft
  const naming = namingOf(
    newest && diff.changes ? [newest.instrument, instrument] : [instrument],
    language,
  )
  const publish = useMutation({
    mutationFn: () =>
      ask(
        draftRoutes.publish.$post({
          param: { study: here.slug, id: draft.id },
          json: { revision: diff.revision, after: diff.newest?.hash ?? null },
        }),
      ),
    onSuccess: async ({ hash, number }) => {
      notify({ text: words.published(number) })
      await Promise.all([
        client.invalidateQueries({ queryKey: versionsQuery(here.slug).queryKey }),
        client.invalidateQueries({ queryKey: draftsQuery(here.slug).queryKey }),
      ])
      go(here.to(`/instruments/${hash}`))
    },
    onError: (error) => {
      const isOther = error instanceof ApiProblem && (error.status === 409 || error.status === 422)
      if (isOther) again()
      if (isOther) notify({ text: words.changedSince, tone: 'problem' })
      else tell(error)
    },
  })
  return (
    <div className="publish-draft">
      <p>
        <strong>{say(instrument.title, language, instrument.languages)}</strong>
      </p>
      {diff.faults.length > 0 && (
        <section className="card">
          <FaultTable title={words.mend(diff.faults.length)} faults={diff.faults} />
        </section>
      )}
      {diff.changes === null ? (
        <p className="quiet">{words.unread}</p>
      ) : diff.newest === null ? (
        <p>{words.first}</p>
      ) : (
        <ChangeList
          title={words.against(diff.newest.number)}
          changes={diff.changes}
          consequences={diff.consequences}
          naming={naming}
        />
      )}
      {diff.renamed.length > 0 && (
        <section className="card">
          <h2>{words.renamedTitle}</h2>
          <ul className="sentences">
            {diff.renamed.map(({ from, to }) => (
              <li key={from}>{words.renamed(from, to)}</li>
            ))}
          </ul>
        </section>
      )}
      <p className="quiet">{words.frozen}</p>
      <div className="actions">
        <button
          type="button"
          className="primary"
          disabled={publish.isPending || diff.faults.length > 0}
          onClick={() => publish.mutate()}
        >
          {publish.isPending ? words.publishing : words.publish}
        </button>
        <Link className="button" href={here.to(`/instruments/draft/${draft.id}`)}>
          {words.toDraft}
        </Link>
      </div>
    </div>
  )
}
