// Of all that a workbook says about looks, the one thing that changes what a cell says: which styles show dates.

import type { XmlSink } from '../../xml/read.ts'
import { showsDate } from './formats.ts'

/** Fills `dated` with one claim for each cell style, in their order. */
export function stylesSink(dated: boolean[]): XmlSink {
  const codes = new Map<number, string>()
  let inCellStyles = false
  return {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inCellStyles = true
      if (name !== 'xf' || !inCellStyles) return
      const id = Number(attributes.numFmtId ?? 0)
      dated.push(showsDate(id, codes.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
    text() {},
  }
}
