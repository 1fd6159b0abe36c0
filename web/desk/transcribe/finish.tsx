// A transcript becomes a source: what it is, who is who, and its recording beside it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { api, ask } from '../../kit/api.ts'
import { numberOf } from '../../kit/format.ts'
import { keys } from '../../kit/query.ts'
import { sourceQuery } from '../coding/source-query.ts'
import { recordingsQuery } from '../listen/reads.ts'
import { hashOf, sendFile } from '../listen/send-file.ts'
import { useExplain } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { SheetHead, useSheet } from '../shell/sheet.tsx'
import { useStudy } from '../shell/study.tsx'
import { Working } from '../shell/working.tsx'
import { FoundBlocks } from '../sources/found-blocks.tsx'
import { aboutOf } from '../sources/source-about.ts'
import { SourceFields } from '../sources/source-fields.tsx'
import { useFound } from '../sources/use-found.ts'
import { type Choice, speakerOf } from '../speakers/meanings.ts'
import { useTellSpeakers } from '../speakers/reads.ts'
import { SpeakerTable } from '../speakers/speaker-table.tsx'
import { type Draft, forgetDraft } from './keep.ts'

type Props = { draft: Draft; recording: Blob | null; onClose: () => void; onDone: () => void }

export function Finish({ draft, recording, onClose, onDone }: Props) {
  const { m, language } = useLanguage()
  const words = m.transcribe
  const { slug, to } = useStudy()
  const client = useQueryClient()
  const explain = useExplain()
  const tellSpeakers = useTellSpeakers(slug)
  const [, goTo] = useLocation()
  const { dialog, close } = useSheet()
  const stop = useRef<AbortController | null>(null)
  const { from } = draft
  const ground = from.kind === 'source' ? from.source : ''
  const { data: talk } = useQuery({ ...sourceQuery(slug, ground), enabled: ground !== '' })
  const { data: recordings = [] } = useQuery({
    ...recordingsQuery(slug, ground),
    enabled: ground !== '',
  })
  const found = useFound(draft.text, null, draft.speakers)
  const [chosen, setChosen] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [share, setShare] = useState<number | null>(null)
  const [wrong, setWrong] = useState('')
  useEffect(() => {
    return () => stop.current?.abort()
  }, [])

  /** Whatever was kept of it already stays kept: the same again is the same source. */
  async function save(form: FormData): Promise<void> {
    const title = String(form.get('title') ?? '').trim()
    if (found.text.trim() === '') return setWrong(words.needText)
    const control = new AbortController()
    stop.current = control
    setWrong('')
    setShare(0)
    try {
      const json = {
        ...aboutOf(form),
        id: draft.id,
        title,
        version: null,
        file: null,
        text: found.text,
        blocks: found.blocks,
        ...(draft.byMachine && { machineMade: true }),
      }
      await ask(api.studies[':study'].sources.$post({ param: { study: slug }, json }))
      await tellSpeakers(
        draft.id,
        found.rows.map(({ label, choice }) => speakerOf(label, chosen.get(label) ?? choice)),
      )
      await attach(control.signal)
      await forgetDraft(draft.id).catch(() => {})
      void client.invalidateQueries({ queryKey: keys.sources(slug) })
      void client.invalidateQueries({ queryKey: keys.study(slug) })
      notify({ text: words.done(title) })
      onDone()
      goTo(to(`/sources/${draft.id}`))
    } catch (error) {
      if (!control.signal.aborted) setWrong(explain(error))
    } finally {
      setShare(null)
    }
  }

  async function attach(signal: AbortSignal): Promise<void> {
    if (from.kind === 'file' && recording) {
      const hash = await hashOf(recording, signal)
      const { type, sizeBytes, lengthMs } = from
      await put(hash, { name: from.name.slice(-150), type, sizeBytes, spans: [[0, lengthMs]] })
      await sendFile(slug, hash, recording, signal, setShare)
      return
    }
    for (const { hash, name: called, type, sizeBytes, spans } of recordings)
      await put(hash, { name: called, type: type.split(';')[0] ?? type, sizeBytes, spans })
  }

  function put(
    hash: string,
    json: { name: string; type: string; sizeBytes: number; spans: [number, number][] },
  ) {
    const at = api.studies[':study'].sources[':id'].recordings[':hash']
    return ask(at.$put({ param: { study: slug, id: draft.id, hash }, json }))
  }

  const percent = `${numberOf((share ?? 0) * 100, language, 0)} %`
  return (
    <dialog ref={dialog} className="sheet add-source" aria-labelledby="finish" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save(new FormData(event.currentTarget))
        }}
      >
        <SheetHead id="finish" title={words.finishTitle} close={close} />
        <div className="add-body">
          <div className="add-text">
            <FoundBlocks found={found} />
            <SpeakerTable
              rows={found.rows.map((row) => ({
                ...row,
                choice: chosen.get(row.label) ?? row.choice,
              }))}
              onChoose={(label, choice) => setChosen(new Map([...chosen, [label, choice]]))}
            />
          </div>
          <div className="add-fields">
            <label>
              {m.material.add.name}
              <input name="title" required maxLength={200} defaultValue={draft.title} />
            </label>
            <SourceFields key={talk?.id ?? ''} {...(talk && { source: talk })} />
          </div>
        </div>
        {share !== null && (
          <Working what={words.sending(percent)} name={words.sending('')} share={share} />
        )}
        {wrong && (
          <p className="wrong" role="alert">
            {wrong}
          </p>
        )}
        <div className="actions dialog-foot">
          <button type="button" onClick={close}>
            {m.shell.cancel}
          </button>
          <button type="submit" className="primary" disabled={share !== null}>
            {words.finish}
          </button>
        </div>
      </form>
    </dialog>
  )
}
