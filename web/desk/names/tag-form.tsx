// Tagging a name once: a nickname of a participant, somebody else, a place, an institution.
import { useState } from 'react'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { TagFields } from './tag-fields.tsx'
import { usePutKey, useTag } from './use-tag.ts'

export function TagForm() {
  const m = useMessages().names
  const tell = useTellProblem()
  const put = usePutKey()
  const tag = useTag()
  const [name, setName] = useState('')

  async function save(): Promise<void> {
    const { code } = tag
    const { before, next } = tag.entries(name.trim())
    try {
      await put(code, next)
      setName('')
      tag.setOwn(null)
      notify({ text: m.saved(name.trim()), undo: () => void put(code, before).catch(tell) })
    } catch (error) {
      tell(error)
    }
  }

  return (
    <form
      className="names-tag"
      aria-labelledby="names-tag"
      onSubmit={(event) => {
        event.preventDefault()
        if (tag.isGood && name.trim() !== '') void save()
      }}
    >
      <h2 id="names-tag">{m.tag}</h2>
      <p className="quiet">{m.tagWhat}</p>
      <div className="names-fields">
        <label>
          {m.name}
          <input
            value={name}
            required
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <TagFields tag={tag} />
        <button type="submit" disabled={!tag.isGood}>
          {m.save}
        </button>
      </div>
    </form>
  )
}
