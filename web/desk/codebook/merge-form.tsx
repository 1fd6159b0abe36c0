// Merging one code into another: which, what would happen to what, and then at once, with undo.
import { useState } from 'react'
import type { Code } from '../../../core/wire/coding.ts'
import { useMessages } from '../shell/language.tsx'
import { branches } from './branches.ts'
import { useBook } from './messages.ts'
import { useChange } from './use-codebook.ts'

type Props = {
  codes: readonly Code[]
  code: Code
  onDone: (into: string) => void
  onCancel: () => void
}

export function MergeForm({ codes, code, onDone, onCancel }: Props) {
  const shell = useMessages().shell
  const m = useBook().merge
  const [target, setTarget] = useState('')
  const into = codes.find((one) => one.id === target)
  const merge = useChange(() => onDone(target))
  return (
    <form
      className="code-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!into) return
        const seen = (now: readonly Code[], { id, revision }: Code) => ({
          id,
          revision: now.find((one) => one.id === id)?.revision ?? revision,
        })
        merge.mutate({
          body: (now) => ({ kind: 'merge', from: seen(now, code), into: seen(now, into) }),
          done: m.done(code.label, into.label),
        })
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <h2>{m.title(code.label)}</h2>
      <label>
        {m.into}
        <select
          required
          value={target}
          // biome-ignore lint/a11y/noAutofocus: it opens because somebody asked to merge
          autoFocus
          onChange={(event) => setTarget(event.target.value)}
        >
          <option value="">{m.choose}</option>
          {branches(codes)
            .filter((line) => line.code.id !== code.id && line.code.retiredAt === null)
            .map((line) => (
              <option key={line.code.id} value={line.code.id}>
                {'\u2007\u2007'.repeat(line.depth)}
                {line.code.label}
              </option>
            ))}
        </select>
      </label>
      {into && <p>{m.what(code.codings, code.label, into.label)}</p>}
      <div className="actions">
        <button type="submit" className="primary" disabled={!into || merge.isPending}>
          {m.do}
        </button>
        <button type="button" onClick={onCancel}>
          {shell.cancel}
        </button>
      </div>
    </form>
  )
}
