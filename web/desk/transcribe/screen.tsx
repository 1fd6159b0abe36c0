// `/transcribe`: choosing a recording, or what was begun, and typing it.
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Source } from '../../../core/wire/coding.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { sourceQuery } from '../coding/source-query.ts'
import { lengthOf, mediaFiles, mediaTypeOf } from '../listen/media-file.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { Desk } from './desk.tsx'
import { type Draft, draftsOf, forgetDraft, keepDraft, keepRecording } from './keep.ts'
import './transcribe.css'
import { FileButton, FilePlace } from '../shell/file-place.tsx'

export function TranscribeScreen() {
  const m = useMessages().transcribe
  useTitle(m.title)
  const { slug } = useStudy()
  const [search, setSearch] = useSearchParams()
  const [drafts, setDrafts] = useState<Draft[] | null>(null)
  const [wrong, setWrong] = useState('')
  const id = search.get('draft')
  const source = search.get('source')
  const chosen = drafts?.find((one) => one.id === id) ?? null

  const read = useCallback(
    () =>
      draftsOf(slug)
        .then(setDrafts)
        .catch(() => setDrafts([])),
    [slug],
  )
  useEffect(() => void read(), [read])

  async function begin(
    from: Draft['from'],
    title: string,
    { who = m.informant, file }: { who?: string; file?: Blob },
  ): Promise<void> {
    const draft: Draft = {
      id: uuidv7(),
      study: slug,
      title,
      text: '',
      speakers: [m.researcher, who],
      clockMs: 0,
      keptAt: new Date().toISOString(),
      from,
    }
    // A window without storage types on, and says that nothing is kept.
    if (file) await keepRecording(draft.id, file).catch(() => {})
    await keepDraft(draft).catch(() => {})
    setDrafts((before) => [draft, ...(before ?? [])])
    setSearch({ draft: draft.id })
  }

  async function take(file: File | undefined): Promise<void> {
    if (!file) return
    setWrong('')
    const type = mediaTypeOf(file)
    const lengthMs = type === null ? null : await lengthOf(file, type)
    if (type === null || lengthMs === null) return setWrong(m.kindUnknown)
    const { name, size: sizeBytes } = file
    const title = name.replace(/\.[^.]+$/, '').slice(0, 200)
    await begin({ kind: 'file', name, type, sizeBytes, lengthMs }, title, { file })
  }

  function drop(draft: Draft): void {
    void forgetDraft(draft.id).then(read)
    const title = draft.title || m.untitled
    // The words come back; the recording, which may be large, is asked for again.
    notify({ text: m.dropped(title), undo: () => void keepDraft(draft).then(read) })
  }

  if (drafts === null) return null
  if (chosen)
    return (
      <Desk
        key={chosen.id}
        begun={chosen}
        onLeave={() => {
          void read()
          setSearch({})
        }}
      />
    )
  return (
    <>
      <div className="page-head">
        <h1>{m.title}</h1>
      </div>
      <p className="transcribe-what quiet">{m.what}</p>
      {source !== null && (
        <BeginFrom
          source={source}
          onBegin={({ title, participant }) =>
            void begin({ kind: 'source', source }, title, {
              ...(participant !== null && { who: participant }),
            })
          }
        />
      )}
      <FilePlace onFiles={([file]) => void take(file)}>
        <FileButton label={m.file} accept={mediaFiles} onFiles={([file]) => void take(file)} />
      </FilePlace>
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      {drafts.length > 0 && (
        <section>
          <h2>{m.begun}</h2>
          <ul className="recordings">
            {drafts.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  aria-label={m.goOn(one.title || m.untitled)}
                  onClick={() => setSearch({ draft: one.id })}
                >
                  {one.title || m.untitled}
                </button>
                <button
                  type="button"
                  aria-label={m.drop(one.title || m.untitled)}
                  onClick={() => drop(one)}
                >
                  {m.dropShort}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** A talk that a phone recorded: its source is there, and its words are not. */
function BeginFrom({ source, onBegin }: { source: string; onBegin: (talk: Source) => void }) {
  const m = useMessages().transcribe
  const { slug } = useStudy()
  const { data } = useQuery(sourceQuery(slug, source))
  if (!data) return null
  return (
    <p>
      <button type="button" className="primary" onClick={() => onBegin(data)}>
        {m.link}: {data.title}
      </button>
    </p>
  )
}
