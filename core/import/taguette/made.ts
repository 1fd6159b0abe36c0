// Who highlighted what and when. A highlight itself does not say; the log of commands does (models.py `Command`: each
// `highlight_add`, which is written again at every change, names its highlight in a JSON payload).
import type { Sqlite } from '../../sqlite/read.ts'
import { textOr } from './file.ts'

/** `at` is ISO 8601 in UTC. */
export type Making = { coder: string; at: string | null }

/** By the number of the highlight; the last command about one counts. */
export function makingOf(db: Sqlite, project: number, admin: string): Map<number, Making> {
  const made = new Map<number, Making>()
  for (const row of db.rows('commands', ['project_id', 'user_login', 'date', 'payload'])) {
    if (Number(row.project_id) !== project) continue
    const highlight = highlightIn(textOr(row.payload))
    if (highlight === null) continue
    const login = textOr(row.user_login, 'admin')
    made.set(highlight, { coder: login === 'admin' ? admin : login, at: instant(textOr(row.date)) })
  }
  return made
}

function highlightIn(payload: string): number | null {
  if (!payload.includes('highlight_add')) return null
  try {
    const said: unknown = JSON.parse(payload)
    if (typeof said !== 'object' || said === null || !('highlight_id' in said)) return null
    return 'type' in said && said.type === 'highlight_add' ? Number(said.highlight_id) : null
  } catch {
    // A line of the log that cannot be read says nothing of a highlight, which is there all the same.
    return null
  }
}

/** SQLAlchemy writes `2024-03-05 08:12:33.123456`, in UTC. */
function instant(date: string): string | null {
  const said = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{3}))?/.exec(date)
  if (!said) return null
  const iso = `${said[1]}T${said[2]}.${said[3] ?? '000'}Z`
  return Number.isNaN(Date.parse(iso)) ? null : iso
}
