// Cells that hold more than a text: numbers, yes and no, parameters.
import type { Reading } from './label.ts'
import type { Line } from './table.ts'

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

export function isNumber(text: string): boolean {
  return number.test(text.trim()) && Number.isFinite(Number(text))
}

export function numberIn({ report }: Reading, line: Line, key: string): number | undefined {
  const text = line.said(key)
  if (text === undefined) return undefined
  if (isNumber(text)) return Number(text)
  report.refuse(line.where(key), 'value.number', text)
  return undefined
}

export function isYesNo(text: string): boolean {
  return /^(?:yes|no|true|false|ya|tidak)$/i.test(text.trim())
}

export const saysYes = (text: string) => /^(?:yes|true|ya)$/i.test(text.trim())

export function yesNo({ report }: Reading, line: Line, key: string): boolean | undefined {
  const text = line.said(key)
  if (text === undefined) return undefined
  if (!isYesNo(text)) report.refuse(line.where(key), 'value.word', text)
  return saysYes(text)
}

export function wordIn<W extends string>(
  { report }: Reading,
  line: Line,
  key: string,
  words: readonly W[],
): W | undefined {
  const text = line.said(key)
  const word = words.find((one) => one === text)
  if (text !== undefined && word === undefined) report.refuse(line.where(key), 'value.word', text)
  return word
}

/** `start=1 end=10 step=1`: pyxform takes spaces, commas and semicolons between them. */
export function parametersIn(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, key = '', value = ''] of text.matchAll(/([A-Za-z_-]+)\s*=\s*([^\s,;]*)/g))
    if (!found.has(key.toLowerCase())) found.set(key.toLowerCase(), value)
  return found
}
