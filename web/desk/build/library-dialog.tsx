// The library: questions from templates, published versions and other drafts of the study, to be put in as copies.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { versionsQuery } from '../fieldwork/reads.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { draftQuery, draftsQuery } from './draft-store.ts'
import { useBuild } from './messages.ts'
import { placesIn } from './place.ts'

export function LibraryDialog(props: {
  own: string
  onInsert: (source: Instrument, chosen: string[]) => void
  onClose: () => void
}) {
  const m = useBuild()
  const { slug } = useStudy()
  const { language } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const [source, setSource] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [filter, setFilter] = useState('')
  const templates = useQuery({
    queryKey: ['templates'],
    queryFn: async () => (await import('./templates/all.ts')).templates,
  })
  const versions = useQuery(versionsQuery(slug))
  const drafts = useQuery(draftsQuery(slug))
  const draftId = source.startsWith('draft:') ? source.slice('draft:'.length) : null
  const draft = useQuery({
    ...draftQuery(slug, draftId ?? ''),
    enabled: draftId !== null,
  })
  const newest = [...Map.groupBy(versions.data ?? [], ({ instrument }) => instrument.slug).values()]
    .flatMap((all) => all.toSorted((a, b) => b.number - a.number)[0] ?? [])
    .map((version) => version.instrument)
  const offered = [
    ...newest.map((instrument) => ({ key: `version:${instrument.slug}`, instrument })),
    ...(templates.data ?? []).map((instrument) => ({
      key: `template:${instrument.slug}`,
      instrument,
    })),
  ]
  const first = offered[0]?.key ?? ''
  const current = source === '' ? first : source
  const instrument =
    draftId === null
      ? offered.find(({ key }) => key === current)?.instrument
      : draft.data?.instrument

  useEffect(() => {
    dialog.current?.showModal()
  }, [])

  function toggle(at: string) {
    const next = new Set(chosen)
    if (!next.delete(at)) next.add(at)
    setChosen(next)
  }
  const words = filter.trim().toLowerCase()
  const rows = instrument
    ? placesIn(instrument).filter(({ item }) =>
        [item.name, ...Object.values(item.label ?? {})].some((text) =>
          text.toLowerCase().includes(words),
        ),
      )
    : []
  return (
    <dialog
      ref={dialog}
      className="sheet library"
      aria-label={m.library.title}
      onClose={props.onClose}
    >
      <div className="panel-head">
        <h2>{m.library.title}</h2>
        <button
          type="button"
          className="plain close"
          aria-label={m.library.close}
          onClick={() => dialog.current?.close()}
        >
          ×
        </button>
      </div>
      <div className="pair">
        <label className="field">
          {m.library.from}
          <select
            value={current}
            onChange={(event) => {
              setSource(event.target.value)
              setChosen(new Set())
            }}
          >
            <optgroup label={m.library.versions}>
              {newest.map((one) => (
                <option key={one.slug} value={`version:${one.slug}`}>
                  {say(one.title, language)}
                </option>
              ))}
            </optgroup>
            <optgroup label={m.library.drafts}>
              {(drafts.data ?? [])
                .filter(({ id }) => id !== props.own)
                .map(({ id, title, slug: name }) => (
                  <option key={id} value={`draft:${id}`}>
                    {say(title, language) || name}
                  </option>
                ))}
            </optgroup>
            <optgroup label={m.library.templates}>
              {(templates.data ?? []).map((one) => (
                <option key={one.slug} value={`template:${one.slug}`}>
                  {say(one.title, language)}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
        <label className="field">
          {m.library.filter}
          <input type="search" value={filter} onChange={(event) => setFilter(event.target.value)} />
        </label>
      </div>
      {draft.error && <Failed error={draft.error} again={() => draft.refetch()} />}
      {draftId !== null && draft.isPending && <Loading />}
      <ul className="library-rows">
        {rows.map(({ item, at, depth }) => {
          // A group brings along what is in it.
          const isWithin = [...chosen].some((one) => at.startsWith(`${one}.`))
          return (
            <li key={at} data-depth={Math.min(depth, 6)}>
              <label className="tick">
                <input
                  type="checkbox"
                  checked={isWithin || chosen.has(at)}
                  disabled={isWithin}
                  onChange={() => toggle(at)}
                />
                <span>{say(item.label, language) || item.name}</span>
                <small className="quiet">{m.types[item.type].short}</small>
              </label>
            </li>
          )
        })}
      </ul>
      <div className="actions">
        <button
          type="button"
          className="primary"
          disabled={chosen.size === 0 || !instrument}
          onClick={() => {
            if (instrument) props.onInsert(instrument, [...chosen])
            dialog.current?.close()
          }}
        >
          {m.library.insert(chosen.size)}
        </button>
      </div>
    </dialog>
  )
}
