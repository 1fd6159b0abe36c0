// The versions of one instrument, and what changed between any two of them.
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Link, useParams } from 'wouter'
import { consequences } from '../../../core/instrument/consequences.ts'
import { diff } from '../../../core/instrument/diff.ts'
import { say } from '../../../core/instrument/label.ts'
import type { VersionRow } from '../../../core/wire/field.ts'
import { Failed, Loading, UnknownPage } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { ChangeList } from './change-list.tsx'
import { namingOf } from './change-words.ts'
import { Head } from './panes.tsx'
import { versionsQuery } from './reads.ts'
import { useWhen } from './when.ts'

export function HistoryScreen() {
  const here = useStudy()
  const { m, language } = useLanguage()
  const { slug } = useParams<{ slug: string }>()
  const versions = useQuery(versionsQuery(here.slug))
  const own = (versions.data ?? [])
    .filter(({ instrument }) => instrument.slug === slug)
    .toSorted((one, other) => other.number - one.number)
  const title = own[0]
    ? m.changes.historyOf(say(own[0].instrument.title, language))
    : m.changes.history
  useTitle(title)
  if (versions.isPending) return <Loading />
  if (versions.error) return <Failed error={versions.error} again={() => versions.refetch()} />
  if (own.length === 0) return <UnknownPage to={here.to('/instruments')} />
  return (
    <>
      <Head title={title} />
      <VersionTable versions={own} />
      {own.length > 1 ? (
        <Comparison versions={own} />
      ) : (
        <p className="quiet">{m.changes.oneOnly}</p>
      )}
    </>
  )
}

function VersionTable({ versions }: { versions: VersionRow[] }) {
  const here = useStudy()
  const when = useWhen()
  const { m } = useLanguage()
  const words = m.fieldwork.versions
  return (
    <ul className="rows">
      {versions.map((version) => (
        <li key={version.hash} data-quiet={version.state === 'retired'}>
          <Link href={here.to(`/instruments/${version.hash}`)}>
            <strong>{words.version(version.number)}</strong>
            <small>
              {version.state === 'retired'
                ? words.retired
                : words.publishedOn(when.moment(version.publishedAt))}
            </small>
            <small>{m.changes.responses(version.responses)}</small>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Comparison({ versions }: { versions: VersionRow[] }) {
  const { m, language } = useLanguage()
  const words = m.changes
  const [older, setOlder] = useState(versions[1]?.hash)
  const [newer, setNewer] = useState(versions[0]?.hash)
  const from = versions.find(({ hash }) => hash === older)
  const to = versions.find(({ hash }) => hash === newer)
  const earlier = versions.filter(({ number }) => number < (to?.number ?? 0))
  return (
    <section>
      <div className="field-row">
        <Pick label={words.from} versions={versions} chosen={older} onChoose={setOlder} />
        <Pick label={words.to} versions={versions} chosen={newer} onChoose={setNewer} />
      </div>
      {from && to && (
        <ChangeList
          title={words.against(from.number)}
          changes={diff(from.instrument, to.instrument)}
          consequences={consequences(from.instrument, to.instrument, earlier)}
          naming={namingOf([from.instrument, to.instrument], language)}
        />
      )}
    </section>
  )
}

function Pick(props: {
  label: string
  versions: VersionRow[]
  chosen: string | undefined
  onChoose: (hash: string) => void
}) {
  const id = useId()
  const { m } = useLanguage()
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select id={id} value={props.chosen} onChange={(event) => props.onChoose(event.target.value)}>
        {props.versions.map((version) => (
          <option key={version.hash} value={version.hash}>
            {m.fieldwork.versions.version(version.number)}
          </option>
        ))}
      </select>
    </div>
  )
}
