// The name that answers, conditions and exports use. It is told at once when it cannot be spelt so or is taken; what speaks
// of it is renamed along.
import { useId, useState } from 'react'
import * as v from 'valibot'
import { Name } from '../../../core/instrument/names.ts'
import { useBuild } from './messages.ts'
import { takenNames } from './naming.ts'
import type { Panel } from './panel.ts'
import { itemAt, placesIn } from './place.ts'
import { renameItem } from './rename.ts'
import { expressionsIn } from './texts.ts'

export function NameField(props: Panel & { at: string }) {
  const m = useBuild().question
  const id = useId()
  const name = itemAt(props.instrument, props.at)?.name ?? ''
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? name
  const wrong = troubleWith(props, shown)
  const mentions = countMentions(props, name)

  function write(text: string) {
    setTyped(text)
    if (troubleWith(props, text) === null)
      props.onChange(({ instrument }) => renameItem(instrument, props.at, text), `${props.at}.name`)
  }

  return (
    <div className="field">
      <label htmlFor={id}>{m.name}</label>
      <input
        id={id}
        className="mono"
        autoComplete="off"
        spellCheck={false}
        data-at={`${props.at}.name`}
        aria-invalid={wrong !== null}
        aria-describedby={`${id}-hint`}
        value={shown}
        onChange={(event) => write(event.target.value)}
        onBlur={() => setTyped(null)}
      />
      <small
        id={`${id}-hint`}
        role={wrong === null ? undefined : 'alert'}
        data-wrong={wrong !== null}
      >
        {wrong === null ? m.nameHint(mentions, props.frozen.has(name)) : m.nameWrong[wrong]}
      </small>
    </div>
  )
}

function troubleWith(
  { instrument, at }: Panel & { at: string },
  name: string,
): 'form' | 'taken' | null {
  if (!v.is(Name, name)) return 'form'
  const own = itemAt(instrument, at)?.name
  const isTaken =
    name === own
      ? placesIn(instrument).filter(({ item }) => item.name === name).length > 1
      : takenNames(instrument).has(name)
  return isTaken ? 'taken' : null
}

function countMentions({ instrument }: Panel, name: string): number {
  return expressionsIn(instrument).filter(({ text }) => text.includes(`\${${name}}`)).length
}
