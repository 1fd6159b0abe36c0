// Ctrl K: type part of a source's title, a code's name or a screen, and go there.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useMessages } from './language.tsx'
import { codesQuery, sourcesQuery } from './reads.ts'
import { screens } from './routes.ts'
import { useStudy } from './study.tsx'

type Hit = { kind: 'screen' | 'source' | 'code' | 'words'; label: string; to: string }

const mostHits = 12

export function Finder(props: { onClose: () => void }) {
  const m = useMessages().shell
  const here = useStudy()
  const [, go] = useLocation()
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useId()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const sources = useQuery({ ...sourcesQuery(here.slug), enabled: here.may('source.read') })
  const codes = useQuery({ ...codesQuery(here.slug), enabled: here.may('codebook.read') })

  useEffect(() => {
    dialog.current?.showModal()
  }, [])

  const all = useMemo<Hit[]>(() => {
    const places = screens.flatMap(({ path, nav, needs }) =>
      nav && here.may(needs)
        ? [{ kind: 'screen' as const, label: m.nav[nav.name], to: here.to(path) }]
        : [],
    )
    const found = (sources.data ?? []).map((source) => ({
      kind: 'source' as const,
      label: source.title,
      to: here.to(`/sources/${source.id}`),
    }))
    const named = (codes.data ?? []).map((code) => ({
      kind: 'code' as const,
      label: code.label,
      to: here.to(`/codebook/${code.id}`),
    }))
    return [...places, ...named, ...found]
  }, [here, m, sources.data, codes.data])

  const hits = useMemo(() => {
    const found = matching(all, words).slice(0, mostHits)
    const q = words.trim()
    if (q === '' || !here.may('source.read')) return found
    // What people said is looked for on a screen of its own.
    const to = here.to(`/search?${new URLSearchParams({ q })}`)
    return [...found, { kind: 'words' as const, label: m.findWords(q), to }]
  }, [all, here, m, words])
  const chosen = Math.min(at, hits.length - 1)

  function open(hit: Hit | undefined) {
    if (!hit) return
    props.onClose()
    go(hit.to)
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; the click is for the backdrop
    <dialog
      ref={dialog}
      className="finder"
      aria-label={m.findTitle}
      onClose={props.onClose}
      onClick={(event) => event.target === dialog.current && props.onClose()}
    >
      <input
        type="text"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={list}
        aria-activedescendant={hits.length > 0 ? `${list}-${chosen}` : undefined}
        aria-label={m.findTitle}
        placeholder={m.find}
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (step !== 0 && hits.length > 0) {
            event.preventDefault()
            setAt((chosen + step + hits.length) % hits.length)
          }
          if (event.key === 'Enter') open(hits[chosen])
        }}
      />
      <p className="unseen" role="status">
        {m.findCount(hits.length)}
      </p>
      {hits.length === 0 ? (
        <p className="quiet finder-nothing">{m.findNothing}</p>
      ) : (
        <div id={list} role="listbox" aria-label={m.findTitle}>
          {hits.map((hit, index) => (
            <div
              key={hit.to}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              onClick={() => open(hit)}
              onKeyDown={() => undefined}
            >
              {hit.label} <span>{m.findKinds[hit.kind]}</span>
            </div>
          ))}
        </div>
      )}
    </dialog>
  )
}

/** Every word must be somewhere in the label; labels that begin with the first word come first. */
function matching(hits: Hit[], words: string): Hit[] {
  const parts = plain(words).split(/\s+/).filter(Boolean)
  const fitting = hits.filter((hit) => parts.every((part) => plain(hit.label).includes(part)))
  const begins = (hit: Hit) => Number(!plain(hit.label).startsWith(parts[0] ?? ''))
  return fitting.toSorted((a, b) => begins(a) - begins(b))
}

function plain(text: string): string {
  return text.toLocaleLowerCase('id').normalize('NFD').replace(/\p{M}/gu, '')
}
