// What a Taguette project file holds, as Taguette 0.10 to 1.5 keep it: the tables of remram44/taguette,
// taguette/database/models.py. A project that was exported from a server is such a file with one project and one user
// (database/copy.py `copy_project` gives all commands to `admin`); the database of somebody who works alone holds all of
// theirs, and every command under `admin` too.
import { openSqlite, type Sqlite, SqliteFault, type SqliteReason } from '../../sqlite/read.ts'

export type TaguetteFault = SqliteReason | 'not-taguette'

export type TaguetteProject = {
  id: number
  name: string
  description: string
  documents: number
  tags: number
  highlights: number
}

const needed = {
  projects: ['id', 'name'],
  documents: ['id', 'name', 'project_id', 'contents'],
  highlights: ['id', 'document_id', 'start_offset', 'end_offset'],
  tags: ['id', 'project_id', 'path'],
  highlight_tags: ['highlight_id', 'tag_id'],
} as const

export function openTaguette(
  bytes: Uint8Array,
): { db: Sqlite; projects: TaguetteProject[] } | { fault: TaguetteFault } {
  try {
    const db = openSqlite(bytes)
    for (const [table, columns] of Object.entries(needed))
      if (!columns.every((column) => db.tables.get(table)?.includes(column)))
        return { fault: 'not-taguette' }
    return { db, projects: projectsOf(db) }
  } catch (error) {
    if (error instanceof SqliteFault) return { fault: error.reason }
    throw error
  }
}

function projectsOf(db: Sqlite): TaguetteProject[] {
  const projects = new Map<number, TaguetteProject>()
  for (const { id, name, description } of db.rows('projects', ['id', 'name', 'description']))
    projects.set(Number(id), {
      id: Number(id),
      name: textOr(name),
      description: textOr(description),
      documents: 0,
      tags: 0,
      highlights: 0,
    })
  const projectOf = new Map<number, number>()
  for (const { id, project_id } of db.rows('documents', ['id', 'project_id'])) {
    projectOf.set(Number(id), Number(project_id))
    count(projects, project_id, 'documents')
  }
  for (const { project_id } of db.rows('tags', ['project_id'])) count(projects, project_id, 'tags')
  for (const { document_id } of db.rows('highlights', ['document_id']))
    count(projects, projectOf.get(Number(document_id)), 'highlights')
  return [...projects.values()]
}

function count(
  projects: ReadonlyMap<number, TaguetteProject>,
  id: unknown,
  what: 'documents' | 'tags' | 'highlights',
): void {
  const project = projects.get(Number(id))
  if (project) project[what] += 1
}

export function textOr(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value.toWellFormed() : otherwise
}
