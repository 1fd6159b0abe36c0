// The keys of the coding view. Letters read and choose while nothing is chosen; once something is, they go to the picker.
import { type RefObject, useEffect, useRef } from 'react'
import { inReadingOrder } from '../../../core/coding/spans.ts'
import type { Coding, Source } from '../../../core/wire/coding.ts'
import { combinationOf, isWriting } from '../shell/keys.ts'
import { blockAt } from './by-block.ts'
import { hasLetterKeys } from './letter-keys.ts'
import { resizedBy, stretches } from './resize.ts'
import type { Span } from './span.ts'
import { nextSentence, previousSentence, stretch } from './steps.ts'

type State = {
  source: Source
  codings: readonly Coding[]
  shown: readonly Coding[]
  chosen: Span | null
  current: number
  offset: number
  on: string | null
  input: RefObject<HTMLInputElement | null>
  mayCode: boolean
  choose: (span: Span | null) => void
  resize: (coding: Coding, span: Span) => void
  /** True when a code has this key. */
  applyKey: (key: string) => boolean
  look: (codings: readonly Coding[]) => void
  goTo: (index: number) => void
  drop: () => void
  undo: () => void
  redo: () => void
  /** Filters leave rows out; the keys step over them. */
  isShown: (index: number) => boolean
  help: () => void
  /** The coding that is looked at, to a finding. */
  attach: () => void
  /** Takes off the coding that is looked at. */
  remove: () => void
  /** Another code for the words of the coding that is looked at. */
  another: () => void
  /** To the weight and the note of the coding that is looked at. */
  remark: () => void
  /** A memo on the coding that is looked at, or else on the source. */
  memo: () => void
  correct: () => void
}

export function useScreenKeys(state: State): void {
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  })
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented) return
      const now = latest.current
      const isPicker = event.target === now.input.current
      if (isWriting(event.target) && !isPicker) return
      if (handle(now, event, isPicker)) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** True when the key was ours. */
function handle(now: State, event: KeyboardEvent, isPicker: boolean): boolean {
  const pressed = combinationOf(event)
  const everywhere = always[pressed]
  if (everywhere) {
    // In the picker, Ctrl Z first takes back what was typed there.
    if (isPicker && pressed.startsWith('ctrl') && now.input.current?.value) return false
    everywhere(now)
    return true
  }
  if (now.chosen) {
    const own = event.altKey && !event.ctrlKey && !event.metaKey ? keyOn(event) : null
    if (own !== null && now.applyKey(own)) return true
    const grow = stretches[pressed]
    const at = blockAt(now.source.blocks, now.chosen.start)
    const block = now.source.blocks[at]
    const moved = moves[pressed]?.(now.source, at, now.chosen)
    if (moved) {
      now.choose(moved.span)
      return true
    }
    if (grow && block) {
      now.choose(stretch(now.source.text, block, now.chosen, ...grow))
      return true
    }
    // A letter typed anywhere else still goes to the picker: the focus moves before the letter lands.
    if (!isPicker && /^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey)
      now.input.current?.focus()
    return false
  }
  if (isPicker) return false
  const own = now.mayCode && now.codings.find((one) => one.id === now.on && one.layer === 'mine')
  const resized = own ? resizedBy(now.source, own, pressed) : null
  if (own && resized) {
    now.resize(own, resized)
    return true
  }
  // Enter on a button or link is that button's own.
  if (pressed === 'enter' && !isRow(event.target)) return false
  if (event.key.length === 1 && !hasLetterKeys()) return false
  const act = idle[pressed]
  act?.(now)
  return act !== undefined
}

/** By its place: with Alt held, some systems write another letter. */
function keyOn({ code }: KeyboardEvent): string | null {
  return /^(?:Key([A-Z])|Digit(\d))$/.exec(code)?.slice(1).join('').toLowerCase() ?? null
}

function isRow(target: EventTarget | null): boolean {
  return (
    target === document.body ||
    (target instanceof HTMLElement && target.dataset.block !== undefined)
  )
}

const always: Record<string, (now: State) => void> = {
  escape: (now) => now.drop(),
  'ctrl+z': (now) => now.undo(),
  'ctrl+shift+z': (now) => now.redo(),
  'ctrl+y': (now) => now.redo(),
}

/** From the chosen sentence to its neighbours, without letting go first. */
const moves: Record<
  string,
  (source: Source, block: number, chosen: Span) => { span: Span } | null
> = {
  'alt+arrowdown': ({ text, blocks }, block, chosen) =>
    nextSentence(text, blocks, { block, offset: chosen.end }),
  'alt+arrowup': ({ text, blocks }, block, chosen) =>
    previousSentence(text, blocks, { block, offset: chosen.start }),
}

const idle: Record<string, (now: State) => void> = {
  j: (now) => stepBlock(now, 1),
  k: (now) => stepBlock(now, -1),
  s: (now) => {
    const from = { block: now.current, offset: now.offset }
    const found = nextSentence(now.source.text, now.source.blocks, from)
    if (found) now.choose(found.span)
  },
  'shift+s': (now) => {
    const from = { block: now.current, offset: now.offset - 1 }
    const found = previousSentence(now.source.text, now.source.blocks, from)
    if (found) now.choose(found.span)
  },
  t: (now) => now.choose(now.source.blocks[now.current] ?? null),
  n: (now) => stepCoding(now, 1),
  p: (now) => stepCoding(now, -1),
  u: (now) => {
    const { blocks } = now.source
    const coded = (index: number) =>
      now.codings.some(
        (one) => one.start < (blocks[index]?.end ?? 0) && one.end > (blocks[index]?.start ?? 0),
      )
    const next = blocks.findIndex(
      (block, index) => index > now.current && !block.asks && !coded(index),
    )
    if (next !== -1) now.goTo(next)
  },
  enter: (now) => {
    const block = now.source.blocks[now.current]
    if (block)
      now.look(
        now.codings
          .filter((one) => one.start < block.end && one.end > block.start)
          .toSorted(inReadingOrder),
      )
  },
  e: (now) => now.correct(),
  f: (now) => now.attach(),
  a: (now) => now.another(),
  w: (now) => now.remark(),
  m: (now) => now.memo(),
  delete: (now) => now.remove(),
  backspace: (now) => now.remove(),
  '?': (now) => now.help(),
}

function stepBlock(now: State, step: 1 | -1): void {
  let next = now.current + step
  while (now.source.blocks[next] && !now.isShown(next)) next += step
  if (now.source.blocks[next]) now.goTo(next)
}

function stepCoding(now: State, step: 1 | -1): void {
  const next = neighbour(now.shown, now.on, now.offset, step)
  if (next) now.look([next])
}

/** The coding after or before the one that is looked at; without one, the nearest from where one is. */
export function neighbour(
  codings: readonly Coding[],
  on: string | null,
  offset: number,
  step: 1 | -1,
): Coding | null {
  const sorted = codings.toSorted(inReadingOrder)
  const at = sorted.findIndex((one) => one.id === on)
  if (at !== -1) return sorted[at + step] ?? null
  const found =
    step === 1
      ? sorted.find((one) => one.start >= offset)
      : sorted.findLast((one) => one.end <= offset)
  return found ?? null
}
