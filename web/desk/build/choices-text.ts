// Many choices at once: lines as they are typed, or cells as they are copied from a spreadsheet.
import type { Choice } from '../../../core/instrument/choices.ts'
import { freeName, nameFrom } from './naming.ts'

/**
 * One choice a line. Cells parted by tabs are: the text, then in any order a name without spaces and a number of points.
 * Bullets and numbering in front of a text are left out. `Sering\t3` earns three points.
 */
export function choicesFrom(
  text: string,
  language: string,
  taken: Iterable<string> = [],
): Choice[] {
  const names = new Set(taken)
  return text.split(/\r\n?|\n/).flatMap((line) => {
    const [first = '', ...cells] = line.split('\t').map((cell) => cell.trim())
    const words = first.replace(/^(?:[-*•–]|\(?\d{1,3}[.)]|[a-zA-Z][.)])\s+/, '').trim()
    if (words === '') return []
    const points = cells.find((cell) => /^-?\d+(?:[.,]\d+)?$/.test(cell))
    const given = cells.find((cell) => cell !== points && /^[^\s]{1,200}$/.test(cell))
    const name = freeName(given ?? nameFrom(words), names)
    names.add(name)
    return [
      {
        name,
        label: { [language]: words },
        ...(points === undefined ? {} : { points: Number(points.replace(',', '.')) }),
      },
    ]
  })
}
