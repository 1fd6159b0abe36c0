// The rows of a repeat: each with what it is known by and how far it has come. Taking one away can be undone.
import '../parts/answered.css'
import './fill-rows.css'
import { type RefObject, useId, useState } from 'react'
import type { FormNode } from '../../../core/answer/form.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { type Prompt, tally } from '../fill/prompt.ts'
import { rowWords } from '../fill/said.ts'
import type { Filling } from '../fill/use-filling.ts'
import { words } from '../messages/words.ts'
import { Icon } from '../parts/icon.tsx'
import { Removed } from '../parts/removed.tsx'
import { Said } from '../parts/said.tsx'

type Props = {
  repeat: FormNode
  prompts: readonly Prompt[]
  filling: Filling
  heading?: RefObject<HTMLHeadingElement | null>
  onGo: (ref: string) => void
}

export function RowsView({ repeat, prompts, filling, heading, onGo }: Props) {
  const { rows: m } = useWords(words).fill
  const language = useLanguage()
  const id = useId()
  const [removed, setRemoved] = useState<{ what: string; back: () => void } | null>(null)
  const isCounted = repeat.item.type === 'repeat' && repeat.item.count !== undefined
  const label = repeat.says('label')
  const rows = repeat.children
  const nameOf = (row: FormNode) => rowWords(row, language) || m.row(rows.indexOf(row) + 1)

  return (
    <section className="card list rows">
      <Said node={repeat} ids={{ label: `${id}label`, hint: `${id}hint` }} heading={heading} />
      {isCounted && <p className="hint">{m.counted}</p>}
      {rows.length === 0 && !isCounted && <p className="hint">{m.empty}</p>}
      {rows.length > 0 && (
        <ol>
          {rows.map((row, index) => {
            const inside = prompts.filter((one) => one.rows.includes(row))
            const { done, all } = tally(inside)
            const isWrong = inside.some((one) => one.state === 'problem')
            return (
              <li className="row-line" key={row.ref}>
                <button type="button" className="answered" onClick={() => onGo(row.ref)}>
                  <Icon name={isWrong ? 'warn' : done === all ? 'check' : 'ring'} />
                  <span>
                    <b>{`${index + 1}. ${nameOf(row)}`}</b>
                    <small data-state={isWrong ? 'problem' : undefined}>{m.done(done, all)}</small>
                  </span>
                </button>
                {!isCounted && (
                  <button
                    type="button"
                    className="plain step"
                    aria-label={m.remove(nameOf(row))}
                    onClick={() => {
                      const what = nameOf(row)
                      setRemoved({ what, back: filling.removeRow(row.ref) })
                    }}
                  >
                    <Icon name="bin" />
                  </button>
                )}
              </li>
            )
          })}
        </ol>
      )}
      {removed && (
        <Removed
          text={m.removed(removed.what)}
          onBack={() => {
            removed.back()
            setRemoved(null)
          }}
        />
      )}
      {!isCounted && (
        <button
          type="button"
          className="big"
          aria-label={label === '' ? undefined : m.addOf(label)}
          onClick={() => {
            setRemoved(null)
            onGo(filling.addRow(repeat.ref))
          }}
        >
          <Icon name="plus" /> {m.add}
        </button>
      )}
    </section>
  )
}
