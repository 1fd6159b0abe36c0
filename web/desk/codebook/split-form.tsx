// Splitting a code: new codes are named, and its quotations are sorted into them one by one with the number keys.
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { nameFor } from '../../../core/coding/code-name.ts'
import { type Code, codeHues, type Segment } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { everyPage, keys } from '../../kit/query.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { hueStyle } from '../coding/look.ts'
import { rarestHue } from '../coding/match.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useBook } from './messages.ts'
import { useChange } from './use-codebook.ts'

/** One for each number key. */
const mostParts = 9

type Part = { id: string; label: string; hue: number }
type Props = { codes: readonly Code[]; code: Code; onDone: () => void; onCancel: () => void }

export function SplitForm({ codes, code, onDone, onCancel }: Props) {
  const m = useBook().split
  const { slug } = useStudy()
  const all = useQuery({
    queryKey: [...keys.segments(slug, code.id), 'all'],
    queryFn: (): Promise<Segment[]> =>
      everyPage((query) =>
        ask(
          api.studies[':study'].codes[':id'].segments.$get({
            param: { study: slug, id: code.id },
            query,
          }),
        ),
      ),
  })
  if (all.error) return <Failed error={all.error} again={() => all.refetch()} />
  if (!all.data) return <Loading />
  if (all.data.length === 0)
    return (
      <section className="code-form">
        <h2>{m.title(code.label)}</h2>
        <p className="quiet">{m.none}</p>
        <Back onCancel={onCancel} />
      </section>
    )
  return (
    <Sorting codes={codes} code={code} segments={all.data} onDone={onDone} onCancel={onCancel} />
  )
}

function Back({ onCancel }: { onCancel: () => void }) {
  const shell = useMessages().shell
  return (
    <div className="actions">
      <button type="button" onClick={onCancel}>
        {shell.cancel}
      </button>
    </div>
  )
}

function Sorting({ codes, code, segments, onDone, onCancel }: Props & { segments: Segment[] }) {
  const shell = useMessages().shell
  const m = useBook().split
  const [parts, setParts] = useState<readonly Part[]>([])
  const [label, setLabel] = useState('')
  const [sorted, setSorted] = useState<ReadonlyMap<string, string | null>>(new Map())
  const [at, setAt] = useState(0)
  const card = useRef<HTMLFieldSetElement>(null)
  const change = useChange(onDone)
  const segment = segments[at]
  const gone = [...sorted.values()].filter((part) => part !== null).length

  function add() {
    const clean = label.trim()
    if (clean === '' || parts.length === mostParts) return
    const used = [...codes, ...parts.map((part) => ({ ...code, hue: part.hue }))]
    setParts([...parts, { id: uuidv7(), label: clean, hue: rarestHue(used, codeHues) }])
    setLabel('')
  }

  function put(part: string | null) {
    if (!segment) return
    setSorted(new Map(sorted).set(segment.id, part))
    setAt(Math.min(at + 1, segments.length - 1))
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const number = /^[0-9]$/.test(event.key) ? Number(event.key) : null
    const part = number === null ? undefined : number === 0 ? null : parts[number - 1]?.id
    if (part !== undefined) put(part)
    else if (event.key === 'ArrowLeft') setAt(Math.max(at - 1, 0))
    else if (event.key === 'ArrowRight') setAt(Math.min(at + 1, segments.length - 1))
    else return
    event.preventDefault()
  }

  function save() {
    const names = codes.map((one) => one.name)
    const told = parts.map((part, index) => {
      const name = nameFor(part.label, names)
      names.push(name)
      const words = { definition: '', include: '', exclude: '', example: '' }
      const place = { parent: code.id, position: codes.length + index }
      return {
        id: part.id,
        code: { name, label: part.label, hue: part.hue, ...words, ...place },
        codings: [...sorted].flatMap(([coding, to]) => (to === part.id ? [coding] : [])),
      }
    })
    change.mutate({
      body: () => ({ kind: 'split', code: code.id, parts: told }),
      done: m.done(code.label, gone),
    })
  }

  return (
    <section className="code-form split">
      <h2>{m.title(code.label)}</h2>
      <p className="quiet">{m.what}</p>
      <form
        className="actions"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <label>
          <span className="unseen">{m.newCode}</span>
          <input
            value={label}
            maxLength={120}
            placeholder={m.newCode}
            // biome-ignore lint/a11y/noAutofocus: it opens because somebody asked to split
            autoFocus
            onChange={(event) => setLabel(event.target.value)}
          />
        </label>
        <button type="submit" disabled={label.trim() === '' || parts.length === mostParts}>
          {m.add}
        </button>
      </form>
      {parts.length > 0 && segment && (
        <fieldset ref={card} className="split-card" onKeyDown={onKeyDown}>
          <legend>{m.place(at + 1, segments.length)}</legend>
          <blockquote>{segment.quote}</blockquote>
          <p className="quiet">
            {[segment.source.title, segment.participant, segment.coder].filter(Boolean).join(' · ')}
          </p>
          <div className="split-parts">
            {[{ id: null, label: m.stays(code.label), hue: code.hue }, ...parts].map(
              (part, number) => (
                <button
                  key={part.id ?? 'stays'}
                  type="button"
                  style={hueStyle(part.hue)}
                  aria-pressed={sorted.has(segment.id) && sorted.get(segment.id) === part.id}
                  onClick={() => put(part.id)}
                >
                  <kbd>{number}</kbd> <i className="dot" /> {part.label}
                </button>
              ),
            )}
          </div>
          <div className="actions">
            <button type="button" disabled={at === 0} onClick={() => setAt(at - 1)}>
              {m.back}
            </button>
            <button
              type="button"
              disabled={at === segments.length - 1}
              onClick={() => setAt(at + 1)}
            >
              {m.next}
            </button>
            <span className="quiet" role="status">
              {m.count(sorted.size, segments.length)}
            </span>
          </div>
        </fieldset>
      )}
      <div className="actions">
        <button
          type="button"
          className="primary"
          disabled={parts.length === 0 || change.isPending}
          onClick={save}
        >
          {m.save}
        </button>
        <button type="button" onClick={onCancel}>
          {shell.cancel}
        </button>
      </div>
    </section>
  )
}
