// Writing a code: its name, its place in the tree, its colour, and when to use it and when not.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { nameFor } from '../../../core/coding/code-name.ts'
import { type Code, type CodeBody, codeHues } from '../../../core/wire/coding.ts'
import { ApiProblem, api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { hueStyle } from '../coding/look.ts'
import { rarestHue } from '../coding/match.ts'
import { keepWide } from '../coding/wide.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { refresh } from '../shell/tabs.ts'
import { branches } from './branches.ts'
import { isBelow } from './moves.ts'

type Props = {
  codes: readonly Code[]
  /** Null for a new one. */
  code: Code | null
  parent: string | null
  onSaved: (id: string) => void
  onCancel: () => void
}

export function CodeForm({ codes, code, parent, onSaved, onCancel }: Props) {
  const m = useMessages()
  const words = m.material.codebook
  const { slug, me } = useStudy()
  const tell = useTellProblem()
  const client = useQueryClient()
  const id = useRef(code?.id ?? uuidv7())
  const [label, setLabel] = useState(code?.label ?? '')
  const [name, setName] = useState(code?.name ?? '')
  const [hue, setHue] = useState(code?.hue ?? rarestHue(codes, codeHues))
  const taken = codes.filter((one) => one.id !== code?.id).map((one) => one.name)

  const save = useMutation({
    mutationFn: (json: CodeBody) =>
      ask(
        api.studies[':study'].codes[':id'].$put({
          param: { study: slug, id: id.current },
          query: code ? { revision: String(code.revision) } : {},
          json,
        }),
      ),
    onError: (error) => {
      const isOld = error instanceof ApiProblem && error.code === 'thing.changed-meanwhile'
      if (!isOld) return tell(error)
      notify({ text: words.changed, tone: 'problem' })
      void client.invalidateQueries({ queryKey: keys.codes(slug) })
    },
    onSuccess: async (_told, body) => {
      await refresh(client, keys.codes(slug), keys.study(slug), [slug, 'codebook'])
      if (!code) void keepWide(slug, me.id, { kind: 'made', id: uuidv7(), code: id.current })
      notify({ text: words.saved(body.label), ...(code && { undo: () => void reword(code) }) })
      onSaved(id.current)
    },
  })

  /** As it was worded before, unless somebody has worded it anew since. */
  async function reword({ revision, ...was }: Code): Promise<void> {
    const { name, label, parent, definition, include, exclude, example, hue, position } = was
    const json = { name, label, parent, definition, include, exclude, example, hue, position }
    const param = { study: slug, id: was.id }
    const query = { revision: String(revision + 1) }
    try {
      await ask(api.studies[':study'].codes[':id'].$put({ param, query, json }))
      notify({ text: words.saved(was.label) })
    } catch (error) {
      tell(error)
    }
    await refresh(client, keys.codes(slug), keys.study(slug), [slug, 'codebook'])
  }

  function submit(form: FormData) {
    const field = (key: string) => String(form.get(key) ?? '').trim()
    save.mutate({
      label: label.trim(),
      name: name || nameFor(label, taken),
      parent: field('parent') || null,
      definition: field('definition'),
      include: field('include'),
      exclude: field('exclude'),
      example: field('example'),
      hue,
      // Its place among its siblings may have moved since the form was opened.
      position: codes.find((one) => one.id === code?.id)?.position ?? codes.length,
    })
  }

  return (
    <form
      className="code-form"
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <h2>{code ? words.edit : words.add}</h2>
      <label>
        {words.label}
        <input
          value={label}
          // biome-ignore lint/a11y/noAutofocus: it opens because somebody asked to write
          autoFocus
          required
          maxLength={120}
          onChange={(event) => setLabel(event.target.value)}
        />
      </label>
      <div className="pair">
        <label>
          {words.name}
          <input
            value={name}
            maxLength={63}
            pattern="[a-z0-9][a-z0-9\-]*"
            title={words.nameHint}
            placeholder={label ? nameFor(label, taken) : words.nameHint}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label>
          {words.parent}
          <select name="parent" defaultValue={parent ?? ''}>
            <option value="">{words.top}</option>
            {branches(codes)
              .filter((line) => !isBelow(codes, line.code.id, code?.id))
              .map((line) => (
                <option key={line.code.id} value={line.code.id}>
                  {'\u2007\u2007'.repeat(line.depth)}
                  {line.code.label}
                </option>
              ))}
          </select>
        </label>
      </div>
      {(['definition', 'include', 'exclude', 'example'] as const).map((part) => (
        <label key={part}>
          {words[part]}
          <textarea
            name={part}
            rows={part === 'definition' ? 3 : 2}
            maxLength={4_000}
            defaultValue={code?.[part]}
          />
        </label>
      ))}
      <Hues hue={hue} onHue={setHue} />
      <div className="actions">
        <button type="submit" className="primary" disabled={save.isPending}>
          {words.save}
        </button>
        <button type="button" onClick={onCancel}>
          {m.shell.cancel}
        </button>
      </div>
    </form>
  )
}

function Hues({ hue, onHue }: { hue: number; onHue: (hue: number) => void }) {
  const m = useMessages().material.codebook
  return (
    <fieldset className="hues">
      <legend>{m.hue}</legend>
      {Array.from({ length: codeHues }, (_, one) => one).map((one) => (
        <label key={one} style={hueStyle(one)} title={m.hueNumber(one + 1)}>
          <input type="radio" name="hue" checked={hue === one} onChange={() => onHue(one)} />
          <span className="unseen">{m.hueNumber(one + 1)}</span>
          <i className="dot" />
        </label>
      ))}
    </fieldset>
  )
}
