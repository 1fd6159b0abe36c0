// project.qde as it stands in the file: users, codes, cases, sources with what was marked in them, notes, links, sets. Read in
// one go as it is inflated; what it means is said in project-bundle.ts. Schema: see project-write.ts.
import type { FileCode } from '../coding/import-plan.ts'
import { type Attributes, type Budget, XmlFault, type XmlSink, xmlReader } from '../xml/read.ts'
import { codeOf } from './codebook.ts'
import { readDescription } from './description.ts'
import { plainGuid } from './guid.ts'
import type {
  Audit,
  Qde,
  QdeCoding,
  QdeGraph,
  QdeSelection,
  QdeSource,
  QdeText,
  QdeValue,
  SourceKind,
  SyncPoint,
  Where,
} from './project-file.ts'

/** Twice what an import may bring (core/import/limits.ts), which then says so by number; more is not worth its memory. */
const most = { codings: 200_000, elements: 1_500_000, characters: 300_000_000 }

/** An element that is open: what stands in it, as far as anybody asks for it. */
type Frame = {
  name: string
  attributes: Attributes
  text: string
  description: string
  content: string | null
  codings: QdeCoding[]
  selections: QdeSelection[]
  notes: string[]
  values: QdeValue[]
  texts: QdeText[]
  sync: SyncPoint[]
  refs: Record<string, string[]>
  vertices: QdeGraph['vertices']
}

const none: never[] = []
/** Most elements have nothing in them: the lists are made when something is. */
function opened(name: string, attributes: Attributes): Frame {
  return {
    name,
    attributes,
    text: '',
    description: '',
    content: null,
    codings: none,
    selections: none,
    notes: none,
    values: none,
    texts: none,
    sync: none,
    refs: noRefs,
    vertices: none,
  }
}
const noRefs: Record<string, string[]> = {}

type Lists = 'codings' | 'selections' | 'notes' | 'values' | 'texts' | 'sync' | 'vertices'
function add<K extends Lists>(frame: Frame, list: K, one: Frame[K][number]): void {
  if ((frame[list] as unknown) === none) frame[list] = [] as unknown as Frame[K]
  ;(frame[list] as Frame[K][number][]).push(one)
}

const spoken: ReadonlySet<string> = new Set([
  'Description',
  'PlainTextContent',
  'TextValue',
  'BooleanValue',
  'IntegerValue',
  'FloatValue',
  'DateValue',
  'DateTimeValue',
])
const sourceKinds: Record<string, SourceKind> = {
  TextSource: 'text',
  PictureSource: 'picture',
  PDFSource: 'pdf',
  AudioSource: 'audio',
  VideoSource: 'video',
  Note: 'text',
}
const selectionKinds: Record<string, Where['kind']> = {
  PlainTextSelection: 'text',
  TranscriptSelection: 'sync',
  PictureSelection: 'picture',
  PDFSelection: 'pdf',
  AudioSelection: 'media',
  VideoSelection: 'media',
}

/** Bytes are pushed as they come; a foreign or hostile file throws `XmlFault`. `taken` is null where it is no project. */
export function qdeReader(): { push(piece: Uint8Array): void; take(): Qde | null } {
  const qde = emptyQde()
  const sink = gather(qde)
  const budget: Budget = { elements: most.elements, characters: most.characters }
  const reader = xmlReader('project.qde', sink, budget)
  return {
    push: reader.push,
    take() {
      reader.end()
      return sink.isProject() ? qde : null
    },
  }
}

function emptyQde(): Qde {
  return {
    name: '',
    origin: '',
    by: null,
    description: '',
    notes: [],
    users: [],
    codes: [],
    codeNotes: new Map(),
    variables: new Map(),
    cases: [],
    sources: [],
    noteList: [],
    links: [],
    sets: [],
    graphs: [],
  }
}

function gather(qde: Qde): XmlSink & { isProject(): boolean } {
  const path: Frame[] = []
  const openCodes: FileCode[] = []
  let isProject = false
  let codings = 0
  // One spelling of each GUID is kept, however often it is referred to.
  const known = new Map<string, string>()
  const guid = (text: string | undefined): string | null => {
    if (text === undefined) return null
    const plain = known.get(text) ?? plainGuid(text)
    if (plain !== null && !known.has(text)) known.set(text, plain)
    return plain
  }
  const audit = ({ creatingUser, creationDateTime }: Attributes): Audit => ({
    by: guid(creatingUser),
    at: instant(creationDateTime),
  })

  return {
    isProject: () => isProject,
    open(name, attributes) {
      path.push(opened(name, attributes))
      if (path.length === 1 && name === 'Project') {
        isProject = true
        qde.name = attributes.name ?? ''
        qde.origin = attributes.origin ?? ''
        qde.by = guid(attributes.creatingUserGUID)
      }
      if (name === 'Code' && path[1]?.name === 'CodeBook') {
        const code = codeOf(attributes, openCodes.at(-1)?.key ?? null, qde.codes.length)
        qde.codes.push(code)
        openCodes.push(code)
      }
    },
    text(text) {
      const frame = path.at(-1)
      if (frame && spoken.has(frame.name)) frame.text += text
    },
    close(name) {
      const frame = path.pop() as Frame
      const parent = path.at(-1)
      if (parent === undefined) {
        qde.description = frame.description
        qde.notes = frame.notes
        return
      }
      const { attributes } = frame
      const kind = sourceKinds[name]
      if (name === 'Description') parent.description = frame.text
      else if (name === 'PlainTextContent') parent.content = frame.text
      else if (name === 'NoteRef') keep('notes')
      else if (name.endsWith('Value') && parent.name === 'VariableValue') parent.text = frame.text
      else if (name === 'VariableValue')
        add(parent, 'values', { variable: frame.refs.VariableRef?.[0] ?? null, value: frame.text })
      else if (name.endsWith('Ref') || name.startsWith('Member')) refer()
      else if (name === 'Coding') coding()
      else if (selectionKinds[name] !== undefined) selection(selectionKinds[name])
      else if (name === 'SyncPoint')
        add(parent, 'sync', {
          guid: guid(attributes.guid),
          timeMs: whole(attributes.timeStamp),
          at: whole(attributes.position) ?? -1,
        })
      else if (name === 'Vertex')
        add(parent, 'vertices', {
          of: guid(attributes.representedGUID),
          x: signed(attributes.firstX),
          y: signed(attributes.firstY),
        })
      else if (name === 'Representation' || name === 'TextDescription' || name === 'Transcript')
        add(parent, 'texts', textOf(frame))
      else if (kind !== undefined && (parent.name === 'Sources' || parent.name === 'Notes'))
        (name === 'Note' ? qde.noteList : qde.sources).push(sourceOf(kind, frame))
      else if (name === 'Code' && path[1]?.name === 'CodeBook') closeCode()
      else topLevel()

      function keep(list: 'notes'): void {
        const target = guid(attributes.targetGUID)
        if (target !== null && parent) add(parent, list, target)
      }
      function refer(): void {
        const target = guid(attributes.targetGUID)
        if (target === null || !parent) return
        if (parent.refs === noRefs) parent.refs = {}
        parent.refs[name] ??= []
        parent.refs[name].push(target)
      }
      function coding(): void {
        if (++codings > most.codings) throw new XmlFault('xml-long', 'project.qde')
        if (!parent) return
        add(parent, 'codings', {
          guid: plainGuid(attributes.guid),
          code: frame.refs.CodeRef?.[0] ?? null,
          ...audit(attributes),
          notes: frame.notes,
        })
      }
      function selection(kind: Where['kind']): void {
        if (!parent) return
        add(parent, 'selections', {
          guid: plainGuid(attributes.guid),
          name: attributes.name ?? '',
          description: frame.description,
          where: whereOf(kind, attributes, guid),
          codings: frame.codings,
          notes: frame.notes,
          ...audit(attributes),
        })
      }
      function closeCode(): void {
        const code = openCodes.pop()
        if (!code) return
        Object.assign(code, readDescription(frame.description))
        if (frame.notes.length > 0) qde.codeNotes.set(code.key, frame.notes)
      }
      function topLevel(): void {
        const id = guid(attributes.guid)
        const called = attributes.name ?? ''
        if (name === 'User' && id !== null)
          qde.users.push({ guid: id, name: called || (attributes.id ?? '') })
        else if (name === 'Variable' && id !== null) qde.variables.set(id, called)
        else if (name === 'Case')
          qde.cases.push({
            guid: id,
            name: called,
            description: frame.description,
            values: frame.values,
            sources: frame.refs.SourceRef ?? none,
            selections: frame.refs.SelectionRef ?? none,
          })
        else if (name === 'Link')
          qde.links.push({
            guid: id,
            name: called,
            direction: attributes.direction ?? '',
            from: guid(attributes.originGUID),
            to: guid(attributes.targetGUID),
            notes: frame.notes,
          })
        else if (name === 'Set')
          qde.sets.push({
            guid: id,
            name: called,
            sources: frame.refs.MemberSource?.length ?? 0,
          })
        else if (name === 'Graph') qde.graphs.push({ name: called, vertices: frame.vertices })
      }
      function sourceOf(kind: SourceKind, frame: Frame): QdeSource {
        const isText = kind === 'text'
        return {
          kind,
          guid: guid(attributes.guid),
          name: attributes.name ?? '',
          path: isText ? null : (attributes.path ?? attributes.currentPath ?? null),
          description: frame.description,
          texts: isText ? [textOf(frame)] : frame.texts,
          selections: isText ? none : frame.selections,
          codings: frame.codings,
          notes: frame.notes,
          values: frame.values,
          ...audit(attributes),
        }
      }
    },
  }
}

function textOf({ attributes, content, selections, sync }: Frame): QdeText {
  return {
    content,
    plainPath: attributes.plainTextPath ?? null,
    richPath: attributes.richTextPath ?? null,
    selections,
    sync,
  }
}

function whereOf(
  kind: Where['kind'],
  { startPosition, endPosition, fromSyncPoint, toSyncPoint }: Attributes,
  guid: (text: string | undefined) => string | null,
): Where {
  if (kind === 'text')
    return { kind, start: whole(startPosition) ?? -1, end: whole(endPosition) ?? -1 }
  if (kind === 'sync') return { kind, from: guid(fromSyncPoint), to: guid(toSyncPoint) }
  return { kind }
}

/** A number that counts something; null for anything else. */
function whole(text: string | undefined): number | null {
  return text !== undefined && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : null
}

function signed(text: string | undefined): number | null {
  return text !== undefined && /^\s*-?\d{1,9}\s*$/.test(text) ? Number(text) : null
}

/** Some leave out the zone, and mean UTC. */
function instant(text: string | undefined): string | null {
  if (text === undefined) return null
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`
  const at = Date.parse(zoned)
  // A year of five digits is no moment of ours.
  if (Number.isNaN(at) || Math.abs(at) > 8.64e15 || !/^\d{4}-/.test(text)) return null
  const iso = new Date(at).toISOString()
  return iso.length === 24 ? iso : null
}
