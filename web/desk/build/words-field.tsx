// A text of the instrument in the language that is being written; what another language says stands behind as a help.
import { useId } from 'react'
import type { Label } from '../../../core/instrument/names.ts'
import { useBuild } from './messages.ts'
import type { Panel } from './panel.ts'
import { valueAt } from './place.ts'
import { setText } from './relabel.ts'

export function WordsField(
  props: Panel & {
    at: string
    title: string
    hint?: string
    /** Leaves the instrument when it is emptied. */
    optional?: boolean
    lines?: number
    isTitleHidden?: boolean
    /** For texts that do more than lie there: a label makes its question's name. */
    onText?: (text: string) => void
    onKeyDown?: (event: React.KeyboardEvent<HTMLTextAreaElement>) => void
  },
) {
  const m = useBuild()
  const id = useId()
  const { instrument, at, tongue } = props
  const label = (valueAt(instrument, at) as Label | undefined) ?? {}
  const other = instrument.languages.find((language) => language !== tongue && label[language])
  const lacks = label[tongue] === undefined && other !== undefined
  function write(text: string) {
    if (props.onText) props.onText(text)
    else
      props.onChange(
        ({ instrument: now }) => setText(now, at, tongue, text, props.optional),
        `${at}.${tongue}`,
      )
  }
  const hints = [props.hint, lacks ? m.words.lacking(m.languageName(tongue)) : undefined].filter(
    (one) => one !== undefined,
  )
  return (
    <div className="field">
      <label htmlFor={id} className={props.isTitleHidden ? 'unseen' : undefined}>
        {props.title}
        {instrument.languages.length > 1 && <span className="tongue"> {tongue}</span>}
      </label>
      <textarea
        id={id}
        rows={props.lines ?? 1}
        lang={tongue}
        data-at={at}
        aria-describedby={hints.length > 0 ? `${id}-hint` : undefined}
        placeholder={other === undefined ? undefined : label[other]}
        value={label[tongue] ?? ''}
        onChange={(event) => write(event.target.value)}
        onKeyDown={props.onKeyDown}
      />
      {hints.length > 0 && <small id={`${id}-hint`}>{hints.join(' ')}</small>}
    </div>
  )
}
