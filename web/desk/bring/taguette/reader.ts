// Projects of Taguette (.sqlite3): an exported one, or the database of somebody who works alone, with all of theirs.
import { guessLevels, type LevelMark } from '../../../../core/import/code-paths.ts'
import { openTaguette, type TaguetteProject } from '../../../../core/import/taguette/file.ts'
import { readTaguette, tagPaths } from '../../../../core/import/taguette/read.ts'
import { isSqlite, SqliteFault, sqliteLimitBytes } from '../../../../core/sqlite/read.ts'
import type { Technique } from '../../../../core/wire/words.ts'
import { opened, type ReaderModule, Unreadable } from '../readers.ts'
import { tableWords } from '../tables/messages.ts'
import { AskTaguette } from './ask.tsx'

export type TaguetteAnswers = {
  projects: readonly TaguetteProject[]
  project: number
  /** What may part the tags of a project into levels. */
  marks: ReadonlyMap<number, LevelMark | null>
  inLevels: boolean
  technique: Technique
  admin: string
}

export const taguette: ReaderModule = {
  async open({ files, head }) {
    const [file] = files
    if (!file || files.length > 1 || !isSqlite(head)) return null
    const faults = tableWords().faults
    if (file.size > sqliteLimitBytes) throw new Unreadable(faults['sqlite-large'])
    const found = openTaguette(new Uint8Array(await file.arrayBuffer()))
    if ('fault' in found) throw new Unreadable(faults[found.fault])
    const { db, projects } = found
    const marks = new Map(projects.map(({ id }) => [id, guessLevels(tagPaths(db, id))]))
    return opened<TaguetteAnswers>({
      product: '',
      answers: {
        projects,
        project: projects[0]?.id ?? 0,
        marks,
        inLevels: true,
        technique: 'interview',
        admin: 'admin',
      },
      Ask: AskTaguette,
      isWhole: ({ admin }) => projects.length > 0 && admin.trim() !== '',
      read: async ({ project, inLevels, technique, admin }) => {
        const levels = inLevels ? (marks.get(project) ?? null) : null
        try {
          return readTaguette(db, { project, levels, technique, admin: admin.trim() })
        } catch (error) {
          if (error instanceof SqliteFault) throw new Unreadable(faults[error.reason])
          throw error
        }
      },
      original: async () => null,
    })
  },
}
