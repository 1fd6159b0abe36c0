// How a code looks: its hue on the ring, and the lines and tint it gives to a piece of text.
import type { CSSProperties } from 'react'

export type CodeLook = { label: string; hue: number }

/** More lines than this under one piece cannot be told apart; the margin and the list still name every code. */
const mostLines = 3

export function hueOf(hue: number): string {
  return `var(--hue-${hue})`
}

/** Sets `--c`, which dots, stripes and marks of `desk.css` are drawn with. */
export function hueStyle(hue: number): CSSProperties {
  return { '--c': hueOf(hue) } as CSSProperties
}

/** One line per code, the outermost nearest to the words, each parted from the next by the paper's colour. */
export function markStyle(hues: readonly number[], isOn: boolean): CSSProperties {
  const lines = hues.slice(0, mostLines).flatMap((hue, index) => {
    const line = `0 ${index * 3 + 2}px 0 ${hueOf(hue)}`
    return index === 0 ? [line] : [`0 ${index * 3}px 0 var(--sheet)`, line]
  })
  const tint = isOn ? 38 : Math.min(14 + hues.length * 4, 26)
  return {
    boxShadow: lines.join(', '),
    backgroundColor: `color-mix(in oklch, ${hueOf(hues[0] ?? 0)} ${tint}%, transparent)`,
  }
}
