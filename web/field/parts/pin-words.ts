// What became of a PIN that was tried, in words.
import type { GuardMessages } from '../messages/guard.id.ts'
import { fewestDigits, isGuessable, type Tried } from '../store/pin.ts'

export function triedWords(tried: Tried, m: GuardMessages): string | undefined {
  if (tried.kind === 'open') return undefined
  if (tried.waitMs === 0) return m.unlock.wrong
  const seconds = Math.ceil(tried.waitMs / 1_000)
  return m.unlock.wait(seconds < 90 ? m.seconds(seconds) : m.minutes(Math.ceil(seconds / 60)))
}

/** Why this PIN is not taken, if it is not. */
export function choiceWords(pin: string, again: string, m: GuardMessages): string | undefined {
  if (pin.length < fewestDigits) return m.pin.short
  if (isGuessable(pin)) return m.pin.guessable
  return pin === again ? undefined : m.pin.differ
}
