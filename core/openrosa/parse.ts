// From the bytes of an XForm to its tree, within bounds: no DOCTYPE, no endless attributes, no deep nesting.
import { readXml, XmlFault, type XmlReason } from '../xml/read.ts'
import type { Element } from './tree.ts'

const limitBytes = 8_000_000

type Growing = { name: string; attributes: Record<string, string>; children: (Growing | string)[] }

/** Or why it is no XML that we read. */
export function parseForm(bytes: Uint8Array): Element | { refused: XmlReason | 'too-large' } {
  if (bytes.length > limitBytes) return { refused: 'too-large' }
  const document: Growing = { name: '', attributes: {}, children: [] }
  const open = [document]
  try {
    readXml('form', (sink) => sink(bytes), sinkInto(open), {
      elements: 200_000,
      characters: limitBytes,
    })
  } catch (error) {
    if (error instanceof XmlFault) return { refused: error.reason }
    throw error
  }
  const root = document.children.find((child) => typeof child === 'object')
  return root ?? { refused: 'xml-broken' }
}

function sinkInto(open: Growing[]) {
  return {
    open: (name: string, attributes: Readonly<Record<string, string>>) => {
      const element: Growing = { name, attributes: { ...attributes }, children: [] }
      open.at(-1)?.children.push(element)
      open.push(element)
    },
    close: () => {
      open.pop()
    },
    text: (text: string) => {
      const here = open.at(-1)?.children
      if (!here) return
      const last = here.at(-1)
      // A text is told in pieces wherever the bytes were cut.
      if (typeof last === 'string') here[here.length - 1] = last + text
      else here.push(text)
    },
  }
}
