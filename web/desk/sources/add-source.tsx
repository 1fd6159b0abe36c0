// The dialog that brings a source in: a file or pasted text, what it is, and what was found in it before it is kept.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { normalise } from '../../../core/text/normalise.ts'
import type { Block, NewSource } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useExplain } from '../shell/explain.ts'
import { FileButton, FilePlace } from '../shell/file-place.tsx'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { SheetHead, useSheet } from '../shell/sheet.tsx'
import { useStudy } from '../shell/study.tsx'
import { Working } from '../shell/working.tsx'
import { type Choice, speakerOf } from '../speakers/meanings.ts'
import { useTellSpeakers } from '../speakers/reads.ts'
import { SpeakerTable } from '../speakers/speaker-table.tsx'
import { FoundBlocks } from './found-blocks.tsx'
import { keepFile } from './keep-file.ts'
import { readableFiles, readFile, UnreadableFile } from './read-file.ts'
import { aboutOf } from './source-about.ts'
import { SourceFields } from './source-fields.tsx'
import { useFound } from './use-found.ts'

type Work = { what: string; share: number | null }

export function AddSource(props: { onClose: () => void }) {
  const m = useMessages()
  const { slug, to } = useStudy()
  const explain = useExplain()
  const client = useQueryClient()
  const tellSpeakers = useTellSpeakers(slug)
  const [, go] = useLocation()
  const { dialog, close } = useSheet()
  const id = useRef(uuidv7())
  const stop = useRef<AbortController | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [text, setText] = useState('')
  // Where the file says who speaks when; gone as soon as its text is changed by hand.
  const [blocks, setBlocks] = useState<Block[] | null>(null)
  const found = useFound(text, blocks)
  const [chosen, setChosen] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [title, setTitle] = useState('')
  const [work, setWork] = useState<Work | null>(null)
  const [wrong, setWrong] = useState('')

  useEffect(() => {
    return () => stop.current?.abort()
  }, [])

  /** Runs something long with a way out; what goes wrong is said in the dialog, where it can be mended. */
  async function during(begin: Work, job: (signal: AbortSignal) => Promise<void>) {
    const control = new AbortController()
    stop.current = control
    setWrong('')
    setWork(begin)
    try {
      await job(control.signal)
    } catch (error) {
      if (!control.signal.aborted)
        setWrong(error instanceof UnreadableFile ? m.material.add[error.why] : explain(error))
    } finally {
      setWork(null)
    }
  }

  function take(chosen: File | undefined) {
    if (!chosen) return
    void during({ what: m.material.add.reading(0, 0), share: null }, async (signal) => {
      const onPage = (page: number, pages: number) =>
        setWork({ what: m.material.add.reading(page, pages), share: page / pages })
      const read = await readFile(chosen, { signal, onPage })
      setFile(chosen)
      setText(read.text)
      setBlocks(read.blocks)
      setTitle((before) => before || chosen.name.replace(/\.[^.]+$/, '').slice(0, 200))
    })
  }

  function submit(form: FormData) {
    const clean = normalise(text)
    if (clean.trim() === '') return setWrong(m.material.add.needText)
    if (title.trim() === '') return setWrong(m.material.add.needName)
    void during({ what: m.material.add.sending, share: null }, async (signal) => {
      const kept = file ? await keepFile(slug, file, signal) : null
      const json: NewSource = {
        ...aboutOf(form),
        id: id.current,
        title: title.trim(),
        version: null,
        file: kept,
        text: clean,
        blocks,
      }
      await ask(api.studies[':study'].sources.$post({ param: { study: slug }, json }))
      await tellSpeakers(
        json.id,
        found.rows.map(({ label, choice }) => speakerOf(label, chosen.get(label) ?? choice)),
      )
      await client.invalidateQueries({ queryKey: keys.sources(slug) })
      void client.invalidateQueries({ queryKey: keys.study(slug) })
      notify({ text: m.material.add.done(json.title) })
      props.onClose()
      go(to(`/sources/${json.id}`))
    })
  }

  const words = m.material.add
  return (
    <dialog
      ref={dialog}
      className="sheet add-source"
      aria-labelledby="add-source"
      onClose={props.onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit(new FormData(event.currentTarget))
        }}
      >
        <SheetHead id="add-source" title={words.title} close={close} />
        <div className="add-body">
          <div className="add-text">
            <FilePlace title={file?.name} onFiles={([one]) => take(one)}>
              <FileButton
                label={words.file}
                accept={readableFiles}
                onFiles={([one]) => take(one)}
              />
            </FilePlace>
            <label>
              {words.orPaste}
              <textarea
                rows={8}
                value={text}
                aria-label={words.text}
                onChange={(event) => {
                  setText(event.target.value)
                  setFile(null)
                  setBlocks(null)
                }}
              />
            </label>
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
              {words.name}
              <input
                value={title}
                required
                maxLength={200}
                onChange={(event) => setTitle(event.target.value)}
              />
            </label>
            <SourceFields />
          </div>
        </div>
        {work && (
          <Working {...work} stop={{ label: words.stop, act: () => stop.current?.abort() }} />
        )}
        {wrong && (
          <p className="wrong" role="alert">
            {wrong}
          </p>
        )}
        <div className="actions dialog-foot">
          <button type="button" onClick={props.onClose}>
            {m.shell.cancel}
          </button>
          <button type="submit" className="primary" disabled={work !== null}>
            {words.save}
          </button>
        </div>
      </form>
    </dialog>
  )
}
