// All choices put in an order: dragged, or moved by buttons that work with the thumb and with the keyboard.
import { useLayoutEffect, useRef, useState } from 'react'
import { say } from '../../../core/instrument/label.ts'
import { useWords } from '../../kit/language.ts'
import { moved, ordered } from '../fill/reorder.ts'
import { useScene } from '../fill/scene.ts'
import { fieldWords } from '../messages/field-words.ts'
import type { Field } from './answer-field.tsx'
import { Icon } from './icon.tsx'
import './fields.css'

export function RankField(props: Field<'rank'>) {
  const { node, value, labelledBy, describedBy, isReadOnly, onAnswer, onLeave } = props
  const m = useWords(fieldWords)
  const { language, instrument } = useScene()
  const list = useRef<HTMLOListElement>(null)
  /** The button that moved something: moving its row in the page takes the focus from it. */
  const pressed = useRef<HTMLElement | null>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const entries = node.choices()
  const isSet = Array.isArray(value)
  const answer = isSet ? value.filter((one) => typeof one === 'string') : []
  const order = ordered(
    answer,
    entries.map(({ name }) => name),
  )
  const label = (name: string) => {
    const entry = entries.find((one) => one.name === name)
    return say(entry?.label, language, instrument.languages) || name
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every order that is drawn
  useLayoutEffect(() => pressed.current?.focus(), [order.join(' ')])

  function move(name: string, to: number): void {
    const next = moved(order, order.indexOf(name), to)
    const place = next.indexOf(name) + 1
    onAnswer(next)
    setTold(m.rank.at(label(name), place, next.length))
  }
  function drag(name: string, y: number): void {
    const rows = [...(list.current?.children ?? [])]
    const to = rows.findIndex((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return y >= top && y < bottom
    })
    if (to >= 0 && order[to] !== name) move(name, to)
  }

  return (
    <fieldset className="rank" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {/* The list follows the finger: a row that moves in the page would lose hold of it. */}
      <ol
        ref={list}
        data-set={isSet}
        onPointerMove={(event) => dragged !== null && drag(dragged, event.clientY)}
        onPointerUp={() => {
          if (dragged !== null) onLeave()
          setDragged(null)
        }}
        onPointerCancel={() => setDragged(null)}
      >
        {order.map((name, index) => (
          <li key={name} data-dragged={dragged === name}>
            <b aria-hidden="true">{index + 1}</b>
            <span>{label(name)}</span>
            {!isReadOnly && (
              <>
                {(['up', 'down'] as const).map((way) => (
                  <button
                    key={way}
                    type="button"
                    className="plain step"
                    aria-label={m.rank[way](label(name))}
                    aria-disabled={index === (way === 'up' ? 0 : order.length - 1)}
                    onClick={(event) => {
                      pressed.current = event.currentTarget
                      move(name, index + (way === 'up' ? -1 : 1))
                      onLeave()
                    }}
                  >
                    <Icon name={way} />
                  </button>
                ))}
                <span
                  className="grip"
                  aria-hidden="true"
                  title={m.rank.drag(label(name))}
                  onPointerDown={(event) => {
                    list.current?.setPointerCapture(event.pointerId)
                    pressed.current = null
                    setDragged(name)
                  }}
                >
                  <Icon name="list" />
                </span>
              </>
            )}
          </li>
        ))}
      </ol>
      {/* Below, since it goes with the first move: above, it would pull the list from under the finger. */}
      {!isSet && <p className="hint">{m.rank.none}</p>}
      <p className="hidden" role="status">
        {told}
      </p>
      {!isReadOnly && (
        <div className="row">
          {isSet ? (
            <button type="button" className="plain" onClick={() => onAnswer(undefined)}>
              {m.clear}
            </button>
          ) : (
            <button
              type="button"
              className="big"
              onClick={() => {
                onAnswer(order)
                onLeave()
              }}
            >
              {m.rank.keep}
            </button>
          )}
        </div>
      )}
    </fieldset>
  )
}
