// `/codebook/versions`: the codebook by name as it was on a day, what differs between two, and large changes to be taken back.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { CodebookVersionRow, CodeChangeRow, VersionCode } from '../../../core/wire/codebook.ts'
import { api, ask } from '../../kit/api.ts'
import { momentOf } from '../../kit/format.ts'
import { everyPage } from '../../kit/query.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { hueStyle } from '../coding/look.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { ChangeLine } from './change-line.tsx'
import { DifferenceList } from './difference-list.tsx'
import { compareBooks } from './differences.ts'
import { useBook } from './messages.ts'
import { useUndoChange } from './use-codebook.ts'
import { versionQuery, versionsQuery } from './versions-query.ts'

const inStudy = api.studies[':study']

export function VersionsScreen() {
  const m = useBook()
  const { slug, to, may } = useStudy()
  useTitle(m.version.title)
  const versions = useQuery(versionsQuery(slug))
  if (versions.error) return <Failed error={versions.error} again={() => versions.refetch()} />
  if (!versions.data) return <Loading />
  return (
    <>
      <div className="page-head">
        <h1>{m.version.title}</h1>
        <Link href={to('/codebook')}>{m.back}</Link>
      </div>
      <div className="book-versions">
        <section>
          <p className="quiet">{m.version.what}</p>
          {may('codebook.reshape') && <NameForm />}
          <VersionList versions={versions.data} />
          <Compare versions={versions.data} />
        </section>
        {may('codebook.reshape') && <Changes />}
      </div>
    </>
  )
}

function NameForm() {
  const m = useBook().version
  const { slug } = useStudy()
  const tell = useTellProblem()
  const versions = useQuery(versionsQuery(slug))
  // Made once for each version: a second try after a lost answer is the same one.
  const id = useRef(uuidv7())
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const save = useMutation({
    mutationFn: () =>
      ask(
        inStudy.codebook.versions[':id'].$put({
          param: { study: slug, id: id.current },
          json: { name: name.trim(), note: note.trim() },
        }),
      ),
    onError: tell,
    onSuccess: async () => {
      notify({ text: m.saved(name.trim()) })
      id.current = uuidv7()
      setName('')
      setNote('')
      await versions.refetch()
    },
  })
  return (
    <form
      className="code-form"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <label>
        {m.name}
        <input
          required
          maxLength={120}
          placeholder={m.nameHint}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label>
        {m.note}
        <textarea
          rows={2}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <div className="actions">
        <button type="submit" className="primary" disabled={name.trim() === '' || save.isPending}>
          {m.save}
        </button>
      </div>
    </form>
  )
}

function VersionList({ versions }: { versions: readonly CodebookVersionRow[] }) {
  const m = useBook().version
  const { study } = useStudy()
  const { language } = useLanguage()
  if (versions.length === 0) return <p className="quiet">{m.none}</p>
  return (
    <ul className="version-list">
      {versions.map((version) => (
        <li key={version.id}>
          <b>{version.name}</b>{' '}
          <small className="quiet">
            {m.line(version.codes, version.by, momentOf(version.at, study.zone, language))}
          </small>
          {version.note !== '' && <p className="said">{version.note}</p>}
        </li>
      ))}
    </ul>
  )
}

const now = 'now'

function Compare({ versions }: { versions: readonly CodebookVersionRow[] }) {
  const m = useBook().version
  const [from, setFrom] = useState(versions[0]?.id ?? '')
  const [until, setUntil] = useState(now)
  if (versions.length === 0) return null
  const known = versions.some((one) => one.id === from) ? from : (versions[0]?.id ?? '')
  const options = versions.map((one) => (
    <option key={one.id} value={one.id}>
      {one.name}
    </option>
  ))
  return (
    <section>
      <h2>{m.compare}</h2>
      <div className="pair">
        <label>
          {m.from}
          <select value={known} onChange={(event) => setFrom(event.target.value)}>
            {options}
          </select>
        </label>
        <label>
          {m.to}
          <select value={until} onChange={(event) => setUntil(event.target.value)}>
            <option value={now}>{m.now}</option>
            {options}
          </select>
        </label>
      </div>
      <Differences from={known} until={until} />
    </section>
  )
}

function useBookOf(version: string): readonly VersionCode[] | undefined {
  const { slug } = useStudy()
  const codes = useQuery({ ...codesQuery(slug), enabled: version === now })
  const frozen = useQuery({ ...versionQuery(slug, version), enabled: version !== now })
  return version === now ? codes.data?.filter((code) => code.retiredAt === null) : frozen.data?.book
}

function Differences({ from, until }: { from: string; until: string }) {
  const m = useBook().version
  const [before, after] = [useBookOf(from), useBookOf(until)]
  if (!before || !after) return <Loading />
  const found = compareBooks(before, after)
  const labels = new Map([...before, ...after].map((code) => [code.id, code.label]))
  if (found.length === 0) return <p className="quiet">{m.same}</p>
  return (
    <ul className="version-list">
      {found.map((one) => (
        <li key={one.code.id}>
          <i className="dot" style={hueStyle(one.code.hue)} /> <b>{one.code.label}</b>{' '}
          {one.kind === 'changed' ? (
            <DifferenceList
              before={one.before}
              now={one.code}
              parts={one.parts}
              labelOf={(id) => labels.get(id ?? '') ?? ''}
            />
          ) : (
            <small>{m[one.kind]}</small>
          )}
        </li>
      ))}
    </ul>
  )
}

function Changes() {
  const m = useBook().change
  const { slug } = useStudy()
  const undo = useUndoChange()
  const changes = useQuery({
    queryKey: [slug, 'codebook', 'changes'],
    queryFn: (): Promise<CodeChangeRow[]> =>
      everyPage(
        (query) => ask(inStudy.codebook.changes.$get({ param: { study: slug }, query })),
        400,
      ),
  })
  return (
    <section aria-labelledby="large-changes">
      <h2 id="large-changes">{m.title}</h2>
      <p className="quiet">{m.what}</p>
      {changes.error && <Failed error={changes.error} again={() => changes.refetch()} />}
      {changes.data?.length === 0 && <p className="quiet">{m.none}</p>}
      <ul className="version-list">
        {changes.data?.map((change) => (
          <li key={change.id}>
            <ChangeLine change={change} />
            {change.undoneAt === null && (
              <div className="actions">
                <button
                  type="button"
                  disabled={undo.isPending}
                  onClick={() => undo.mutate(change.id)}
                >
                  {m.undo}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
