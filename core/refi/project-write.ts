// A project as REFI-QDA 1.0 has it (project.qde), written piece by piece in the order that its schema demands, so that it can
// be laid down between two pieces. www.qdasoftware.org, Project.xsd of 18 March 2019.
import { cut } from '../text/cut.ts'
import { tag, escaped as words } from '../xml/write.ts'
import { origin } from './ours.ts'

/** In the schema's order; each is left out where nothing is in it. */
const sections = [
  'Users',
  'CodeBook',
  'Variables',
  'Cases',
  'Sources',
  'Notes',
  'Links',
  'Sets',
  'Graphs',
] as const
export type Section = (typeof sections)[number]

/** The section that was written last; null before the first. */
export type QdeState = Section | null

export type QdeWriter = {
  /** Elements of a section, after those before. None comes after one of a later section. */
  put(section: Section, xml: string): void
  pause(): QdeState
  /** With the notes that are on the project as a whole. */
  end(notes: readonly string[]): void
}

export function beginQde(name: string): string {
  const root = `<Project name="${words(name)}" origin="${origin}" xmlns="urn:QDA-XML:project:1.0">`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

export function qdeWriter(emit: (xml: string) => void, from: QdeState): QdeWriter {
  let open = from
  const close = () => {
    if (open !== null) emit(`</${open}>\n`)
  }
  return {
    put(section, xml) {
      if (xml === '') return
      if (section !== open) {
        if (open !== null && sections.indexOf(section) < sections.indexOf(open))
          throw new Error(`${section} after ${open}`)
        close()
        emit(`<${section}>\n`)
        open = section
      }
      emit(xml)
    },
    pause: () => open,
    end(notes) {
      close()
      emit(`${notes.map(noteRef).join('')}</Project>\n`)
    },
  }
}

type Made = { by?: string | null; at?: string | null }

const made = ({ by, at }: Made) => ({
  creatingUser: by ?? undefined,
  creationDateTime: at ?? undefined,
})
const noteRef = (targetGUID: string) => tag('NoteRef', { targetGUID })
const description = (text: string) => (text === '' ? '' : tag('Description', {}, words(text)))

export function userXml(guid: string, name: string): string {
  return `${tag('User', { guid, name })}\n`
}

export function variableXml(guid: string, name: string, type: 'Text' | 'Date'): string {
  return `${tag('Variable', { guid, name, typeOfVariable: type })}\n`
}

export type QdeValue = { variable: string; type: 'Text' | 'Date'; value: string }

function valueXml({ variable, type, value }: QdeValue): string {
  return tag(
    'VariableValue',
    {},
    tag('VariableRef', { targetGUID: variable }),
    tag(`${type}Value`, {}, words(value)),
  )
}

export type QdeCase = {
  guid: string
  name: string
  description: string
  values: readonly QdeValue[]
  sources: readonly string[]
  selections: readonly string[]
}

export function caseXml(one: QdeCase): string {
  const refs = (name: string, guids: readonly string[]) =>
    guids.map((targetGUID) => tag(name, { targetGUID }))
  return `${tag(
    'Case',
    { guid: one.guid, name: one.name },
    description(one.description),
    ...one.values.map(valueXml),
    ...refs('SourceRef', one.sources),
    ...refs('SelectionRef', one.selections),
  )}\n`
}

export type QdeCoding = Made & { guid: string; code: string; notes: readonly string[] }

/** `start` and `end` count code points over the text, the end excluded. */
export type QdeSelection = Made & {
  guid: string
  name: string
  start: number
  end: number
  description: string
  codings: readonly QdeCoding[]
  notes: readonly string[]
}

export type QdeSource = Made & {
  guid: string
  name: string
  selections: readonly QdeSelection[]
  notes: readonly string[]
  values: readonly QdeValue[]
}

/** Where its words lie in the archive: UTF-8, line ends LF, no byte order mark. */
export function textName(guid: string): string {
  return `sources/${guid}.txt`
}

/** Plain text alone: a rich text that is none makes ATLAS.ti refuse the file. */
export function sourceXml(source: QdeSource): string {
  return `${tag(
    'TextSource',
    {
      guid: source.guid,
      name: source.name,
      plainTextPath: `internal://${source.guid}.txt`,
      ...made(source),
    },
    ...source.selections.map(selectionXml),
    ...source.notes.map(noteRef),
    ...source.values.map(valueXml),
  )}\n`
}

function selectionXml(one: QdeSelection): string {
  return `\n${tag(
    'PlainTextSelection',
    {
      guid: one.guid,
      name: one.name,
      startPosition: String(one.start),
      endPosition: String(one.end),
      ...made(one),
    },
    description(one.description),
    ...one.codings.map((coding) =>
      tag(
        'Coding',
        { guid: coding.guid, ...made(coding) },
        tag('CodeRef', { targetGUID: coding.code }),
        ...coding.notes.map(noteRef),
      ),
    ),
    ...one.notes.map(noteRef),
  )}`
}

export type QdeNote = Made & {
  guid: string
  name: string
  text: string
  values?: readonly QdeValue[]
}

export function noteXml(note: QdeNote): string {
  return `${tag(
    'Note',
    { guid: note.guid, name: note.name, ...made(note) },
    tag('PlainTextContent', {}, words(note.text)),
    ...(note.values ?? []).map(valueXml),
  )}\n`
}

export type Direction = 'Associative' | 'OneWay'
export type QdeLink = {
  guid: string
  name: string
  direction: Direction
  from: string
  to: string
  notes: readonly string[]
}

export function linkXml({ guid, name, direction, from, to, notes }: QdeLink): string {
  return `${tag(
    'Link',
    { guid, name, direction, originGUID: from, targetGUID: to },
    ...notes.map(noteRef),
  )}\n`
}

export type QdeSet = {
  guid: string
  name: string
  sources: readonly string[]
  notes: readonly string[]
}

export function setXml({ guid, name, sources, notes }: QdeSet): string {
  return `${tag(
    'Set',
    { guid, name },
    ...sources.map((targetGUID) => tag('MemberSource', { targetGUID })),
    ...notes.map((targetGUID) => tag('MemberNote', { targetGUID })),
  )}\n`
}

export type QdeVertex = {
  guid: string
  of: string
  name: string
  x: number
  y: number
  color: string
}
export type QdeEdge = {
  guid: string
  of: string
  from: string
  to: string
  name: string
  direction: Direction
}

/** As large as a factor is drawn on our own screen. */
const vertexSize = { width: 160, height: 48 }

export function graphXml(
  guid: string,
  name: string,
  vertices: readonly QdeVertex[],
  edges: readonly QdeEdge[],
): string {
  const placed = vertices.map((one) =>
    tag('Vertex', {
      guid: one.guid,
      representedGUID: one.of,
      name: one.name,
      firstX: String(one.x),
      firstY: String(one.y),
      secondX: String(one.x + vertexSize.width),
      secondY: String(one.y + vertexSize.height),
      shape: 'RoundedRectangle',
      color: one.color,
    }),
  )
  const drawn = edges.map((one) =>
    tag('Edge', {
      guid: one.guid,
      representedGUID: one.of,
      name: one.name,
      sourceVertex: one.from,
      targetVertex: one.to,
      direction: one.direction,
    }),
  )
  return `${tag('Graph', { guid, name }, ...placed, ...drawn)}\n`
}

/** The first words of a passage, as other programs call a quotation by them. */
export function nameOf(text: string): string {
  const line = text.slice(0, 400).replace(/\s+/g, ' ').trim()
  return cut(line, 100)
}
