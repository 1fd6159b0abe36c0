// The study's instruments: every version in a list, the chosen one beside it as it would read on paper.

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import { say } from '../../../core/instrument/label.ts'
import type { Version } from '../../../core/wire/field.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { saveDraft } from '../build/draft-store.ts'
import { Drafts } from '../build/drafts.tsx'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { Head, Panes } from './panes.tsx'
import { Paper } from './paper.tsx'
import { PublishInstrument } from './publish-instrument.tsx'
import { versionsQuery } from './reads.ts'
import { RetireVersion } from './retire-version.tsx'
import { useWhen } from './when.ts'

export function InstrumentsScreen() {
  const here = useStudy()
  const { m } = useLanguage()
  const { hash } = useParams<{ hash?: string }>()
  const [publishing, setPublishing] = useState(false)
  const versions = useQuery(versionsQuery(here.slug))
  useTitle(m.fieldwork.versions.title)
  const chosen = versions.data?.find((version) => version.hash === hash)
  const mayPublish = here.may('instrument.publish')
  const mayMake = here.may('instrument.write')
  const begin = (
    <Link className="button primary" href={here.to('/instruments/new')}>
      {m.fieldwork.versions.begin}
    </Link>
  )
  const publish = mayPublish && !publishing && (
    <button type="button" onClick={() => setPublishing(true)}>
      {m.fieldwork.versions.publish}
    </button>
  )
  return (
    <>
      <Head title={m.fieldwork.versions.title}>
        {publish}
        {mayMake && begin}
      </Head>
      {publishing && <PublishInstrument onClose={() => setPublishing(false)} />}
      {mayMake && <Drafts />}
      {versions.isPending && <Loading />}
      {versions.error && <Failed error={versions.error} again={() => versions.refetch()} />}
      {versions.data?.length === 0 && !publishing && (
        <Empty title={m.fieldwork.versions.empty} action={mayMake && begin}>
          {m.fieldwork.versions.emptyWhat}
        </Empty>
      )}
      {versions.data && versions.data.length > 0 && (
        <Panes
          open={chosen !== undefined}
          label={m.fieldwork.kinds[chosen?.instrument.kind ?? 'interview']}
          backTo={here.to('/instruments')}
          list={<VersionList versions={versions.data} chosen={hash} />}
          detail={
            chosen ? (
              <>
                <p className="actions">
                  <Link
                    className="button"
                    href={here.to(`/instruments/history/${chosen.instrument.slug}`)}
                  >
                    {m.changes.history}
                  </Link>
                  {mayMake && <EditVersion version={chosen} />}
                  <Link className="button" href={here.to(`/instruments/${chosen.hash}/paper`)}>
                    {m.fieldwork.versions.paper}
                  </Link>
                </p>
                <Paper instrument={chosen.instrument} />
                {mayPublish && <RetireVersion hash={chosen.hash} state={chosen.state} />}
              </>
            ) : (
              <p className="quiet">{m.fieldwork.versions.choose}</p>
            )
          }
        />
      )}
    </>
  )
}

/** Goes on from a version: the same words in a draft that knows where it comes from. */
function EditVersion({ version }: { version: Version }) {
  const here = useStudy()
  const { m } = useLanguage()
  const [, go] = useLocation()
  const tell = useTellProblem()
  const edit = useMutation({
    mutationFn: async () => {
      const id = uuidv7()
      await saveDraft(here.slug, id, { instrument: version.instrument, base: version.hash }, 0)
      return id
    },
    onSuccess: (id) => go(here.to(`/instruments/draft/${id}`)),
    onError: tell,
  })
  return (
    <button type="button" disabled={edit.isPending} onClick={() => edit.mutate()}>
      {m.changes.edit}
    </button>
  )
}

function VersionList(props: { versions: Version[]; chosen: string | undefined }) {
  const here = useStudy()
  const when = useWhen()
  const { m, language } = useLanguage()
  const words = m.fieldwork.versions
  const sorted = props.versions.toSorted(
    (a, b) => a.instrument.slug.localeCompare(b.instrument.slug) || b.number - a.number,
  )
  return (
    <nav aria-label={words.list}>
      <ul className="rows">
        {sorted.map((version) => (
          <li key={version.hash} data-quiet={version.state === 'retired'}>
            <Link
              href={here.to(`/instruments/${version.hash}`)}
              aria-current={version.hash === props.chosen ? 'true' : undefined}
            >
              <strong>{say(version.instrument.title, language)}</strong>
              <small>
                {m.fieldwork.kinds[version.instrument.kind]}, {words.version(version.number)}
              </small>
              <small>
                {version.state === 'retired'
                  ? words.retired
                  : words.publishedOn(when.moment(version.publishedAt))}
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
