// What a source is, put right from its head.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Source, SourceAbout } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { SheetHead, useSheet } from '../shell/sheet.tsx'
import { useStudy } from '../shell/study.tsx'
import { aboutOf } from './source-about.ts'
import { SourceFields } from './source-fields.tsx'
import './sources.css'

export function AboutChip({ source }: { source: Source }) {
  const m = useMessages().speakers
  const { may } = useStudy()
  const [isOpen, setOpen] = useState(false)
  if (!may('source.write') || source.response !== null) return null
  return (
    <li className="chip">
      <button type="button" className="plain" onClick={() => setOpen(true)}>
        {m.about}
      </button>
      {isOpen && <AboutSheet source={source} onClose={() => setOpen(false)} />}
    </li>
  )
}

function AboutSheet({ source, onClose }: { source: Source; onClose: () => void }) {
  const m = useMessages()
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const { dialog, close } = useSheet()

  async function put(about: SourceAbout): Promise<void> {
    await ask(
      api.studies[':study'].sources[':id'].about.$put({
        param: { study: slug, id: source.id },
        json: about,
      }),
    )
    void client.invalidateQueries({ queryKey: keys.sources(slug) })
    await client.invalidateQueries({ queryKey: keys.source(slug, source.id) })
  }

  async function save(form: FormData): Promise<void> {
    const { title, technique, participant, role, occurredOn, origin } = source
    const before = { title, technique, participant, role, case: source.case, occurredOn, origin }
    try {
      await put({ ...aboutOf(form), title: String(form.get('title') ?? '').trim() })
      notify({ text: m.speakers.aboutSaved, undo: () => void put(before).catch(tell) })
      close()
    } catch (error) {
      tell(error)
    }
  }

  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="source-about" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save(new FormData(event.currentTarget))
        }}
      >
        <SheetHead id="source-about" title={m.speakers.aboutTitle} close={close} />
        <div className="add-fields">
          <label>
            {m.material.add.name}
            <input name="title" required maxLength={200} defaultValue={source.title} />
          </label>
          <SourceFields source={source} />
        </div>
        <div className="actions dialog-foot">
          <button type="button" onClick={close}>
            {m.shell.cancel}
          </button>
          <button type="submit" className="primary">
            {m.shell.save}
          </button>
        </div>
      </form>
    </dialog>
  )
}
