// XML from strangers, read as it is inflated and within bounds: no DOCTYPE, so no entities but the five of XML, no
// endless attributes, no deep nesting, no more elements than the reader grants.
import { DecodeUTF8 } from 'fflate'
import { SaxesParser } from 'saxes'

export type XmlReason =
  | 'xml-broken'
  | 'xml-doctype'
  | 'xml-encoding'
  | 'xml-attributes'
  | 'xml-deep'
  | 'xml-long'

/** Thrown here, because it rises through the parser's callbacks; whoever opens a file turns it into data. */
export class XmlFault extends Error {
  readonly reason: XmlReason
  readonly part: string
  constructor(reason: XmlReason, part: string) {
    super(reason)
    this.reason = reason
    this.part = part
  }
}

export type Attributes = Readonly<Record<string, string>>

/** Names come without their prefix: some writers say `x:row` where others say `row`. */
export type XmlSink = {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

/** What all parts of one file may ask of the parser together. */
export type Budget = { elements: number; characters: number }

const attributeLimit = 64
const depthLimit = 64

type Pour = (sink: (piece: Uint8Array) => void) => void

/** `prepare` may drop what the sink has no use for before the parser sees it; it is given whole tags. */
export function readXml(
  part: string,
  pour: Pour,
  sink: XmlSink,
  budget: Budget,
  prepare: (text: string) => string = (text) => text,
): void {
  const reader = xmlReader(part, sink, budget, prepare)
  pour(reader.push)
  reader.end()
}

/** The same for bytes that come one after another. */
export function xmlReader(
  part: string,
  sink: XmlSink,
  budget: Budget,
  prepare: (text: string) => string = (text) => text,
): { push(piece: Uint8Array): void; end(): void } {
  const parser = boundedParser(part, sink, budget)
  let held = ''
  let isFirst = true
  const decoder = new DecodeUTF8((text) => {
    held += text
    // A tag may be cut by the end of a piece: what follows its `<` waits for the next one.
    const open = held.lastIndexOf('<')
    const whole = open > held.lastIndexOf('>') ? held.slice(0, open) : held
    held = held.slice(whole.length)
    if (held.length > 1_000_000) throw new XmlFault('xml-long', part)
    feed(whole)
  })
  const feed = (text: string) => {
    const kept = prepare(text)
    budget.characters -= kept.length
    if (budget.characters < 0) throw new XmlFault('xml-long', part)
    parser.write(kept)
  }
  return {
    push(piece) {
      if (piece.length === 0) return
      if (isFirst && (piece[0] === 0 || (piece[0] ?? 0) > 0xef))
        throw new XmlFault('xml-encoding', part)
      isFirst = false
      for (let at = 0; at < piece.length; at += 65_536)
        decoder.push(piece.subarray(at, at + 65_536))
    },
    end() {
      decoder.push(new Uint8Array(), true)
      feed(held)
      parser.close()
    },
  }
}

// Without namespaces attributes are text, and an object without a prototype holds them.
type Plain = { position: false; xmlns?: false }

function boundedParser(part: string, sink: XmlSink, budget: Budget): SaxesParser<Plain> {
  const parser = new SaxesParser<Plain>({ position: false })
  let depth = 0
  let attributes = 0
  parser.on('error', () => {
    throw new XmlFault('xml-broken', part)
  })
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^(utf-?8|us-ascii)$/i.test(encoding)) throw new XmlFault('xml-encoding', part)
  })
  parser.on('doctype', () => {
    throw new XmlFault('xml-doctype', part)
  })
  parser.on('opentagstart', () => {
    attributes = 0
    if (++depth > depthLimit) throw new XmlFault('xml-deep', part)
    if (--budget.elements < 0) throw new XmlFault('xml-long', part)
  })
  parser.on('attribute', () => {
    if (++attributes > attributeLimit) throw new XmlFault('xml-attributes', part)
  })
  parser.on('opentag', ({ name, attributes: found }) => sink.open(local(name), found))
  parser.on('closetag', ({ name }) => {
    depth--
    sink.close(local(name))
  })
  parser.on('text', (text) => sink.text(text))
  parser.on('cdata', (text) => sink.text(text))
  return parser
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
