// The text of a transcript as a plain text field, and the keys that turn and stamp it. What they type can be undone there.
import { type RefObject, useRef } from 'react'
import {
  giveTurn,
  newTurn,
  nextSpeaker,
  type Stroke,
  stampLine,
  struck,
} from '../../../core/text/typing.ts'
import type { Player } from '../listen/use-player.ts'
import { combinationOf } from '../shell/keys.ts'
import { useMessages } from '../shell/language.tsx'
import type { Draft } from './keep.ts'

export type Typing = {
  field: RefObject<HTMLTextAreaElement | null>
  onText: (text: string) => void
  turn: () => void
  stamp: () => void
  give: (speaker: string) => void
  /** True when the key was ours. */
  press: (event: React.KeyboardEvent) => boolean
}

export function useTyping(
  { speakers }: Draft,
  onText: (text: string) => void,
  player: Player,
): Typing {
  const field = useRef<HTMLTextAreaElement>(null)

  function strike(make: (text: string, caret: number) => Stroke | null): boolean {
    const { current } = field
    const stroke = current && make(current.value, current.selectionEnd)
    if (!current || !stroke) return false
    current.focus()
    current.setSelectionRange(stroke.from, stroke.to)
    // Obsolete by name, and the only way in which the field's own undo knows of it.
    const isTyped = document.execCommand('insertText', false, stroke.insert)
    if (!isTyped) {
      current.value = struck(current.value, stroke)
      onText(current.value)
    }
    // At once: the next letter may come before the next frame.
    current.setSelectionRange(stroke.caret, stroke.caret)
    return true
  }

  const turn = () => strike((text, caret) => newTurn(text, caret, player.clockMs, speakers))
  const stamp = () => strike((text, caret) => stampLine(text, caret, player.clockMs, speakers))
  return {
    field,
    onText,
    turn: () => void turn(),
    stamp: () => void stamp(),
    give: (speaker) => {
      strike((text, caret) => giveTurn(text, caret, speaker, [...speakers, speaker]))
    },
    press: (event) => {
      const pressed = combinationOf(event)
      if (event.nativeEvent.isComposing) return false
      if (pressed === 'enter') return turn()
      if (pressed === 'ctrl+;') return stamp()
      if (pressed === 'tab') return strike((text, caret) => nextSpeaker(text, caret, speakers))
      return false
    },
  }
}

type FieldProps = {
  draft: Draft
  typing: Typing
  /** While a machine writes in it. */
  isReadOnly: boolean
}

export function TypingField({ draft, typing, isReadOnly }: FieldProps) {
  const m = useMessages().transcribe
  return (
    <textarea
      ref={typing.field}
      className="words"
      aria-label={m.text}
      value={draft.text}
      spellCheck={false}
      readOnly={isReadOnly}
      // biome-ignore lint/a11y/noAutofocus: the screen is for typing in it
      autoFocus
      onChange={(event) => typing.onText(event.target.value)}
      onKeyDown={(event) => {
        if (typing.press(event)) event.preventDefault()
      }}
    />
  )
}
