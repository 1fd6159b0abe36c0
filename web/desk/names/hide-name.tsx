// A name that was chosen in the text: what it is, by which code it is hidden, and then everywhere in this source at once.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Source } from '../../../core/wire/coding.ts'
import type { NameFound } from '../../../core/wire/pseudonym.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import './names.css'
import { namesQuery } from './reads.ts'
import { TagFields } from './tag-fields.tsx'
import { useReplace } from './use-replace.ts'
import { usePutKey, useTag } from './use-tag.ts'

type Span = { start: number; end: number }
type Props = { source: Source; span: Span; onDone: () => void }

/** More than that is a passage and no name. */
const longestName = 60

export function HideName(props: Props) {
  const m = useMessages().names
  const { may } = useStudy()
  const [isOpen, setOpen] = useState(false)
  const name = props.source.text.slice(props.span.start, props.span.end)
  const isName = name.length <= longestName && !name.includes('\n')
  if (!isName || !may('identity.read') || !may('source.write')) return null
  return (
    <section className="names-hide" aria-label={m.hide}>
      {isOpen ? (
        <HideForm
          key={`${props.span.start} ${name}`}
          {...props}
          name={name}
          onClose={() => setOpen(false)}
        />
      ) : (
        <button type="button" className="plain" onClick={() => setOpen(true)}>
          {m.hide}
        </button>
      )}
    </section>
  )
}

type FormProps = Props & { name: string; onClose: () => void }

function HideForm({ source, span, name, onDone, onClose }: FormProps) {
  const m = useMessages().names
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const put = usePutKey()
  const { replace, progress } = useReplace()
  const { data } = useQuery(namesQuery(slug, source.id))
  const here = data?.found.find((one) => one.start < span.end && one.end > span.start)
  const tag = useTag(here?.means[0])
  const isBusy = progress !== null

  async function hide(): Promise<void> {
    const { code } = tag
    try {
      await put(code, tag.entries(name.trim()).next)
      await client.invalidateQueries({ queryKey: namesQuery(slug, source.id).queryKey })
      const told = await client.fetchQuery({ ...namesQuery(slug, source.id), staleTime: 0 })
      const found = placesOf(told.found, name, span, source.text)
      onDone()
      await replace([{ ...told, found }], code, null)
    } catch (error) {
      tell(error)
    }
  }

  return (
    <form
      aria-labelledby="hide-name"
      onSubmit={(event) => {
        event.preventDefault()
        if (tag.isGood && !isBusy) void hide()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <h2 id="hide-name">{m.hideAs(name.trim())}</h2>
      <div className="names-fields">
        <TagFields tag={tag} />
        <button type="submit" className="primary" disabled={!tag.isGood || isBusy}>
          {m.hideDo(tag.code)}
        </button>
      </div>
      <p className="quiet">{m.hideWhat}</p>
    </form>
  )
}

/** Wherever the name stands as surely as here, with its title; and here, however it is written. */
function placesOf(
  found: readonly NameFound[],
  name: string,
  span: Span,
  text: string,
): NameFound[] {
  const called = name.trim().toLowerCase()
  const same = found.filter(({ words, isSure, means }) => {
    const said = words.toLowerCase()
    return isSure && means.length <= 1 && (said === called || said.endsWith(` ${called}`))
  })
  if (same.some((one) => one.start <= span.start && one.end >= span.end)) return same
  const apart = same.filter((one) => one.end <= span.start || one.start >= span.end)
  const words = text.slice(span.start, span.end)
  const own = { words, before: '', after: '', mark: '', means: [], kind: 'name', isSure: true }
  return [...apart, { ...span, ...own } as NameFound].toSorted((a, b) => a.start - b.start)
}
