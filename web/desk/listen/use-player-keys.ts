// The keys of a player: single ones while nobody writes, and the same with Ctrl (and F2) everywhere.
import { useEffect, useRef } from 'react'
import { hasLetterKeys } from '../coding/letter-keys.ts'
import { combinationOf, isWriting } from '../shell/keys.ts'
import { skipMs } from './player-bar.tsx'
import { type Player, rates } from './use-player.ts'

export type KeyTable = Record<string, () => void>

/** `more` are the single keys of the screen around it; `isQuiet` while single keys belong to something else. */
export function usePlayerKeys(player: Player, more: KeyTable, isQuiet: boolean): void {
  const latest = useRef({ player, more, isQuiet })
  useEffect(() => {
    latest.current = { player, more, isQuiet }
  })
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || !latest.current.player.track) return
      const { player, more, isQuiet } = latest.current
      const pressed = combinationOf(event)
      const everywhere = anywhere(player)[pressed]
      const isSilent = isQuiet || isWriting(event.target) || !hasLetterKeys()
      const act = everywhere ?? (isSilent ? undefined : { ...single(player), ...more }[pressed])
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function single(player: Player): KeyTable {
  return {
    l: player.toggle,
    ',': () => player.skip(-skipMs),
    '.': () => player.skip(skipMs),
    '<': () => player.setRate(nextRate(player.rate, -1)),
    '>': () => player.setRate(nextRate(player.rate, 1)),
  }
}

function anywhere(player: Player): KeyTable {
  const { ',': back, '.': on, '<': slower, '>': faster } = single(player)
  return Object.fromEntries(
    Object.entries({
      f2: player.toggle,
      'ctrl+,': back,
      'ctrl+.': on,
      'ctrl+<': slower,
      'ctrl+>': faster,
    }).flatMap(([key, act]) => (act ? [[key, act]] : [])),
  )
}

function nextRate(rate: number, step: 1 | -1): number {
  return rates[rates.indexOf(rate) + step] ?? rate
}
