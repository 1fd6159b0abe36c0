// The colours of codes, for every kind of eye.
// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
// IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, table 1: severity 1.0, over linear RGB.
// Distances are Euclidean in OKLab (B. Ottosson, 2020), where about 0.02 is just noticed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hueInTheDark, hueOnPaper, nearestHue } from '../../core/coding/hues.ts'
import { codeHues } from '../../core/wire/coding.ts'
import { root } from '../../scripts/root.ts'

type Three = [number, number, number]
const eyes: Record<string, [Three, Three, Three]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

function linear(hex: string): Three {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

function seen([r, g, b]: Three, by: [Three, Three, Three]): Three {
  const through = ([x, y, z]: Three) => Math.min(1, Math.max(0, x * r + y * g + z * b))
  return [through(by[0]), through(by[1]), through(by[2])]
}

function lab([r, g, b]: Three): Three {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function luminance([r, g, b]: Three): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

test('any two of the twelve colours are told apart by every kind of eye, on paper and in the dark', () => {
  for (const colours of [hueOnPaper, hueInTheDark]) {
    expect(colours).toHaveLength(codeHues)
    for (const [kind, eye] of Object.entries(eyes)) {
      const labs = colours.map((colour) => lab(seen(linear(colour), eye)))
      for (const [i, a] of labs.entries())
        for (const [j, b] of labs.entries())
          if (i < j) {
            const apart = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
            expect(apart, `${kind}: ${colours[i]} and ${colours[j]}`).toBeGreaterThan(0.08)
          }
    }
  }
})

test('every colour stands out from the paper it is drawn on (WCAG 2.2, 1.4.11: three to one)', () => {
  // The lightest paper of web/kit/tokens.css in the light, its lightest sheet in the dark.
  const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
  for (const colour of hueOnPaper)
    expect(contrast(luminance(linear(colour)), luminance(linear('#f5f3ee')))).toBeGreaterThan(2.9)
  for (const colour of hueInTheDark)
    expect(contrast(luminance(linear(colour)), luminance(linear('#151b1d')))).toBeGreaterThan(3)
})

test('the desk draws with these colours, and a colour from elsewhere becomes the nearest of them', () => {
  const css = readFileSync(join(root, 'web/desk/shell/hues.css'), 'utf8')
  for (let hue = 0; hue < codeHues; hue += 1)
    expect(css).toContain(`--hue-${hue}: light-dark(${hueOnPaper[hue]}, ${hueInTheDark[hue]});`)
  expect(hueOnPaper.map(nearestHue)).toEqual(hueOnPaper.map((_, hue) => hue))
  expect([nearestHue('#1890e0'), nearestHue('#18f'), nearestHue('merah')]).toEqual([3, 3, null])
})
