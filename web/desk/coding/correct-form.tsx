// A turn as it should read: typed wrongly, heard wrongly, or with a name taken out. Says beforehand what it does to codings.
import { useMemo, useState } from 'react'
import { differenceOf } from '../../../core/text/difference.ts'
import { carrySpan } from '../../../core/text/edit.ts'
import { normalise } from '../../../core/text/normalise.ts'
import type { Coding, CorrectionKind, Source } from '../../../core/wire/coding.ts'
import { useMessages } from '../shell/language.tsx'
import { useCorrection } from './use-correction.ts'

const kinds = ['typing', 'hearing', 'pseudonym'] as const satisfies CorrectionKind[]

export function CorrectForm(props: {
  source: Source
  index: number
  codings: readonly Coding[]
  onDone: () => void
}) {
  const { source } = props
  const m = useMessages()
  const words = m.coding.correct
  const block = source.blocks[props.index] ?? { start: 0, end: 0 }
  const before = source.text.slice(block.start, block.end)
  const [text, setText] = useState(before)
  const [kind, setKind] = useState<(typeof kinds)[number]>('typing')
  const [reason, setReason] = useState('')
  const correct = useCorrection(source, props.onDone)
  const edits = useMemo(
    () => differenceOf(before, normalise(text), block.start),
    [before, text, block.start],
  )
  const here = props.codings.filter((one) => one.start < block.end && one.end > block.start)
  const lost = here.filter((one) => carrySpan(one, edits) === null).length
  return (
    <form
      className="correct"
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault()
        if (edits.length > 0) correct.mutate({ edits, kind, reason: reason.trim() })
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onDone()
      }}
    >
      <div className="panel-head">
        <h2>{words.title}</h2>
        <button
          type="button"
          className="plain close"
          aria-label={m.shell.close}
          onClick={props.onDone}
        >
          ×
        </button>
      </div>
      <label>
        {block.speaker ? words.turnOf(block.speaker) : words.turn}
        <textarea
          className="words"
          rows={8}
          // biome-ignore lint/a11y/noAutofocus: it opens because somebody asked to correct
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <fieldset className="kinds">
        <legend>{words.kind}</legend>
        {kinds.map((one) => (
          <label key={one} className="tick">
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            {words.kinds[one]}
          </label>
        ))}
      </fieldset>
      <label>
        {words.reason}
        <input value={reason} maxLength={400} onChange={(event) => setReason(event.target.value)} />
      </label>
      {here.length > 0 && edits.length > 0 && (
        <p className="quiet" role="status">
          {lost === 0 ? words.allStay(here.length) : words.someLose(lost, here.length)}
        </p>
      )}
      <div className="actions">
        <button
          type="submit"
          className="primary"
          disabled={edits.length === 0 || correct.isPending}
        >
          {words.save}
        </button>
        <button type="button" onClick={props.onDone}>
          {m.shell.cancel}
        </button>
      </div>
    </form>
  )
}
