// The recordings of a source, from its head: which there are, another attached, one taken off.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Source } from '../../../core/wire/coding.ts'
import type { SourceRecording } from '../../../core/wire/listening.ts'
import { api, ask } from '../../kit/api.ts'
import { clock, numberOf } from '../../kit/format.ts'
import { useExplain, useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { SheetHead, useSheet } from '../shell/sheet.tsx'
import { useStudy } from '../shell/study.tsx'
import { Working } from '../shell/working.tsx'
import { mediaFiles } from './media-file.ts'
import { recordingsQuery } from './reads.ts'
import { NoMedia, useAttach } from './use-attach.ts'
import './listen.css'
import { FileButton } from '../shell/file-place.tsx'

export function RecordingsChip({ source }: { source: Source }) {
  const { m } = useLanguage()
  const { slug, may } = useStudy()
  const { data: recordings = [] } = useQuery(recordingsQuery(slug, source.id))
  const [isOpen, setOpen] = useState(false)
  if (recordings.length === 0 && !may('source.write')) return null
  return (
    <li className="chip">
      <button type="button" className="plain" onClick={() => setOpen(true)}>
        {recordings.length > 0 ? `${m.listen.manage} (${recordings.length})` : m.listen.attach}
      </button>
      {isOpen && (
        <RecordingsSheet source={source} recordings={recordings} onClose={() => setOpen(false)} />
      )}
    </li>
  )
}

function RecordingsSheet(props: {
  source: Source
  recordings: readonly SourceRecording[]
  onClose: () => void
}) {
  const { m, language } = useLanguage()
  const words = m.listen
  const { slug, may, to } = useStudy()
  const explain = useExplain()
  const attach = useAttach(slug)
  const { dialog, close } = useSheet()
  const stop = useRef<AbortController | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [wrong, setWrong] = useState('')
  const detach = useDetach(props.source)
  useEffect(() => {
    return () => stop.current?.abort()
  }, [])

  async function take(file: File | undefined) {
    if (!file) return
    const control = new AbortController()
    stop.current = control
    setWrong('')
    setShare(0)
    try {
      await attach(props.source.id, file, props.recordings, control.signal, setShare)
      notify({ text: words.attached(file.name) })
      close()
    } catch (error) {
      if (!control.signal.aborted)
        setWrong(error instanceof NoMedia ? words.kindUnknown : explain(error))
    } finally {
      setShare(null)
    }
  }

  const percent = `${numberOf((share ?? 0) * 100, language, 0)} %`
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="recordings" onClose={props.onClose}>
      <SheetHead id="recordings" title={words.manage} close={close} />
      <ul className="recordings">
        {props.recordings.map((one) => (
          <li key={one.hash}>
            <span>
              {one.name}{' '}
              <span className="quiet">
                {one.isOwn ? words.beginsAt(clock(one.spans[0]?.[0] ?? 0)) : words.ofTalk}
                {!one.isHeld && ` · ${words.awaited}`}
              </span>
            </span>
            {one.isOwn && may('source.write') && (
              <button
                type="button"
                aria-label={words.detachName(one.name)}
                onClick={() => void detach(one)}
              >
                {words.detach}
              </button>
            )}
          </li>
        ))}
      </ul>
      {may('source.write') && props.recordings.length > 0 && (
        <p>
          <Link href={`${to('/transcribe')}?source=${props.source.id}`}>{m.transcribe.link}</Link>
        </p>
      )}
      {may('source.write') && (
        <p className="recordings-add">
          <FileButton
            label={words.file}
            accept={mediaFiles}
            disabled={share !== null}
            onFiles={([file]) => void take(file)}
          />
          <small className="quiet">{words.attachWhat}</small>
        </p>
      )}
      {share !== null && (
        <Working
          what={words.sending(percent)}
          name={words.sending('')}
          share={share}
          stop={{ label: words.stop, act: () => stop.current?.abort() }}
        />
      )}
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
    </dialog>
  )
}

function useDetach(source: Source): (recording: SourceRecording) => Promise<void> {
  const { m } = useLanguage()
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const param = { study: slug, id: source.id }
  const refresh = () =>
    client.invalidateQueries({ queryKey: recordingsQuery(slug, source.id).queryKey })
  const at = api.studies[':study'].sources[':id'].recordings[':hash']

  async function bringBack({ hash, name, type, sizeBytes, spans }: SourceRecording) {
    try {
      await ask(at.$put({ param: { ...param, hash }, json: { name, type, sizeBytes, spans } }))
      await refresh()
    } catch (error) {
      tell(error)
    }
  }

  return async (recording) => {
    try {
      await ask(at.$delete({ param: { ...param, hash: recording.hash } }))
      await refresh()
      notify({
        text: m.listen.detached(recording.name),
        undo: () => void bringBack(recording),
      })
    } catch (error) {
      tell(error)
    }
  }
}
