// The colours of codes, by number. Each differs from every other in lightness too, so that people who see fewer hues tell them
// apart; test/core/coding.hues.test.ts reckons the distances under the model of Machado, Oliveira and Fernandes (2009).
import { codeHues } from '../wire/coding.ts'

/** On paper, which is also what travels to other programs; sRGB. */
export const hueOnPaper: readonly string[] = [
  '#326555',
  '#923608',
  '#714495',
  '#1792e1',
  '#a28b17',
  '#db61a6',
  '#00464a',
  '#70180e',
  '#5764d3',
  '#6b8866',
  '#541081',
  '#926a00',
]

/** On a dark screen. */
export const hueInTheDark: readonly string[] = [
  '#497f6b',
  '#ec791f',
  '#99a2fe',
  '#89d1ed',
  '#f1d42d',
  '#b887ab',
  '#75fdfe',
  '#f8a28a',
  '#3f86ed',
  '#c8f3a7',
  '#8a61ae',
  '#a66405',
]

/** The number of the colour that is nearest to `#rrggbb` or `#rgb`; null when it is no colour. */
export function nearestHue(colour: string): number | null {
  const wanted = rgbOf(colour)
  if (!wanted) return null
  let best = 0
  let nearest = Number.POSITIVE_INFINITY
  for (let hue = 0; hue < codeHues; hue += 1) {
    const distance = apart(wanted, rgbOf(hueOnPaper[hue] ?? '') ?? [0, 0, 0])
    if (distance < nearest) [best, nearest] = [hue, distance]
  }
  return best
}

type Three = readonly [number, number, number]

function rgbOf(colour: string): Three | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour)
  const long = short
    ? `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`
    : colour
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(long)
  if (!parts) return null
  const [, red = '', green = '', blue = ''] = parts
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)]
}

/** Weighted by how much light each gives: enough to say which of twelve is meant. */
function apart(a: Three, b: Three): number {
  return 3 * (a[0] - b[0]) ** 2 + 4 * (a[1] - b[1]) ** 2 + 2 * (a[2] - b[2]) ** 2
}
