// A project of Taguette as a bundle: documents become sources, tags codes, highlights codings.
import { placeText } from '../../html/place-text.ts'
import type { Sqlite } from '../../sqlite/read.ts'
import { utf8Bytes } from '../../table/utf8.ts'
import { sourceLimitBytes } from '../../wire/coding.ts'
import type { Technique } from '../../wire/words.ts'
import { type Bundle, type BundleMemo, type BundleSource, emptyBundle } from '../bundle.ts'
import { codesOfPaths, type LevelMark } from '../code-paths.ts'
import { keyOf } from '../key.ts'
import { leftOver } from '../left.ts'
import { techniqueOf } from '../technique.ts'
import { textOr } from './file.ts'
import { type Making, makingOf } from './made.ts'

export type TaguetteChoices = {
  project: number
  /** What parts a tag's name into levels; null takes every tag as it is called. */
  levels: LevelMark | null
  /** Of documents whose title does not say. */
  technique: Technique
  /** Who `admin` is: Taguette calls everybody so who works alone, and everybody in a project that was exported. */
  admin: string
}

/** Throws `SqliteFault` where the file breaks off within a table. */
export function readTaguette(db: Sqlite, choices: TaguetteChoices): Bundle {
  const left = leftOver()
  const { documents, memos } = documentsOf(db, choices, left.add)
  const tags = tagsOf(db, choices.project)
  const made = makingOf(db, choices.project, choices.admin)
  const tagged = Map.groupBy(db.rows('highlight_tags', ['highlight_id', 'tag_id']), (row) =>
    Number(row.highlight_id),
  )
  const coders = new Map<string, string>()
  const codings = new Map<string, Bundle['codings'][number]>()
  for (const row of db.rows('highlights', ['id', 'document_id', 'start_offset', 'end_offset'])) {
    const document = documents.get(Number(row.document_id))
    if (!document) continue
    const { source } = document
    const bytes = [Number(row.start_offset), Number(row.end_offset)] as const
    const span = document.span(...bytes)
    const paths = (tagged.get(Number(row.id)) ?? []).flatMap(
      ({ tag_id }) => tags.get(Number(tag_id))?.path ?? [],
    )
    if (!span || paths.length === 0) left.add('coding-unfit', `${source.title} #${row.id}`)
    if (!span) continue
    const by: Making = made.get(Number(row.id)) ?? { coder: choices.admin, at: null }
    const coder = keyOf('login', by.coder)
    for (const path of paths) {
      // An export numbers its highlights anew, so what is known of one is where it lies and what it says.
      const key = keyOf(source.key, bytes.join('-'), coder, path)
      coders.set(coder, by.coder)
      codings.set(key, {
        key,
        source: source.key,
        code: codeKey(path),
        coder,
        ...span,
        note: '',
        weight: null,
        madeAt: by.at,
      })
    }
  }
  return {
    ...emptyBundle('taguette', 'Taguette'),
    coders: [...coders].map(([key, name]) => ({ key, name })),
    codes: codesOfPaths([...tags.values()], choices.levels, codeKey),
    sources: [...documents.values()].map(({ source }) => source),
    codings: [...codings.values()],
    memos: [...memos, ...aboutProject(db, choices.project)],
    left: left.told(),
  }
}

const codeKey = (path: string) => keyOf('tag', path)

type Placed = { source: BundleSource; span: ReturnType<typeof placeText>['span'] }

function documentsOf(
  db: Sqlite,
  { project, technique }: TaguetteChoices,
  leave: ReturnType<typeof leftOver>['add'],
): { documents: Map<number, Placed>; memos: BundleMemo[] } {
  const documents = new Map<number, Placed>()
  const memos: BundleMemo[] = []
  const keys = new Set<string>()
  const columns = [
    'id',
    'name',
    'description',
    'filename',
    'created',
    'project_id',
    'contents',
  ] as const
  for (const row of db.rows('documents', columns)) {
    if (Number(row.project_id) !== project) continue
    const title =
      textOr(row.name).trim().slice(0, 200).toWellFormed() || textOr(row.filename) || '—'
    const { text, span } = placeText(textOr(row.contents))
    if (text === '' || utf8Bytes(text) > sourceLimitBytes) {
      leave(text === '' ? 'text-missing' : 'text-long', title)
      continue
    }
    // The moment a document was added stays with it through every copy and export; its number and its name do not.
    const made = keyOf('document', textOr(row.created, String(row.id)), textOr(row.filename))
    const key = keys.has(made) ? keyOf(made, String(row.id)) : made
    keys.add(key)
    documents.set(Number(row.id), { source: sourceOf(key, title, technique, text), span })
    const said = textOr(row.description).trim()
    if (said !== '')
      memos.push({
        key: keyOf('about', key),
        on: { kind: 'source', key },
        text: said,
        coder: null,
        writtenAt: null,
      })
  }
  return { documents, memos }
}

function sourceOf(key: string, title: string, technique: Technique, text: string): BundleSource {
  return {
    key,
    title,
    technique: techniqueOf(title, technique),
    participant: null,
    role: null,
    case: null,
    occurredOn: null,
    text,
    blocks: null,
    file: null,
  }
}

function aboutProject(db: Sqlite, project: number): BundleMemo[] {
  for (const { id, name, description } of db.rows('projects', ['id', 'name', 'description'])) {
    const said = textOr(description).trim()
    if (Number(id) !== project || said === '') continue
    const key = keyOf('about project', textOr(name))
    return [{ key, on: { kind: 'study' }, text: said, coder: null, writtenAt: null }]
  }
  return []
}

/** What the tags of a project are called. */
export function tagPaths(db: Sqlite, project: number): string[] {
  return [...tagsOf(db, project).values()].map(({ path }) => path)
}

type Tag = { path: string; definition: string; parent: string | null }

function tagsOf(db: Sqlite, project: number): Map<number, Tag> {
  // Tags have parents from Taguette 1.5 on.
  const rows = [
    ...db.rows('tags', ['id', 'project_id', 'path', 'description', 'parent_id']),
  ].filter((row) => Number(row.project_id) === project)
  const paths = new Map(rows.map((row) => [Number(row.id), textOr(row.path)]))
  return new Map(
    rows.map((row) => [
      Number(row.id),
      {
        path: textOr(row.path),
        definition: textOr(row.description),
        parent: row.parent_id === null ? null : (paths.get(Number(row.parent_id)) ?? null),
      },
    ]),
  )
}
