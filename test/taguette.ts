// Taguette project files made in test code: the tables that its models make (remram44/taguette, taguette/database/models.py),
// written by SQLite itself. Offsets are counted here as Taguette's page counts them, by whoever makes the file.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type TaguetteDocument = {
  name: string
  html: string
  description?: string
  created?: string
}
export type TaguetteHighlight = {
  document: string
  start: number
  end: number
  tags: string[]
  by?: string
  at?: string
}
export type TaguetteStudy = {
  name: string
  description?: string
  documents: TaguetteDocument[]
  tags: { path: string; description?: string }[]
  highlights: TaguetteHighlight[]
}

const schema = `
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
CREATE TABLE users (
	login VARCHAR(30) NOT NULL, created DATETIME NOT NULL, hashed_password VARCHAR(192), password_set_date DATETIME,
	language VARCHAR(10), email VARCHAR(256), email_sent DATETIME, disabled BOOLEAN NOT NULL DEFAULT 0,
	CONSTRAINT pk_users PRIMARY KEY (login));
CREATE TABLE projects (
	id INTEGER NOT NULL CONSTRAINT pk_projects PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL,
	description TEXT NOT NULL, created DATETIME NOT NULL);
CREATE TABLE project_members (
	project_id INTEGER NOT NULL, user_login VARCHAR(30) NOT NULL, privileges VARCHAR(11) NOT NULL,
	CONSTRAINT pk_project_members PRIMARY KEY (project_id, user_login));
CREATE TABLE documents (
	id INTEGER NOT NULL CONSTRAINT pk_documents PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL,
	description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, project_id INTEGER NOT NULL,
	text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL,
	CONSTRAINT fk_documents_project_id_projects FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE);
CREATE TABLE commands (
	id INTEGER NOT NULL CONSTRAINT pk_commands PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL,
	user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL);
CREATE TABLE highlights (
	id INTEGER NOT NULL CONSTRAINT pk_highlights PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL,
	start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL);
CREATE TABLE tags (
	id INTEGER NOT NULL CONSTRAINT pk_tags PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL,
	path VARCHAR(200) NOT NULL, description TEXT NOT NULL,
	CONSTRAINT uq_tags_project_id UNIQUE (project_id, path));
CREATE TABLE highlight_tags (
	highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, CONSTRAINT pk_highlight_tags PRIMARY KEY (highlight_id, tag_id));
CREATE INDEX ix_documents_project_id ON documents (project_id);
INSERT INTO users (login, created) VALUES ('admin', '2024-03-01 00:00:00');
`

export function taguetteFile(studies: readonly TaguetteStudy[]): Uint8Array<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), 'taguette-'))
  const path = join(folder, 'project.sqlite3')
  try {
    const db = new DatabaseSync(path)
    db.exec(schema)
    for (const study of studies) fill(db, study)
    db.close()
    return new Uint8Array(readFileSync(path))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function fill(db: DatabaseSync, study: TaguetteStudy): void {
  const added = (sql: string, ...values: (string | number)[]) =>
    Number(db.prepare(sql).run(...values).lastInsertRowid)
  const project = added(
    "insert into projects (name, description, created) values (?, ?, '2024-03-01 00:00:00')",
    study.name,
    study.description ?? '',
  )
  const documents = new Map(
    study.documents.map(({ name, html, description = '', created }, at) => [
      name,
      added(
        "insert into documents (name, description, filename, created, project_id, text_direction, contents) values (?, ?, ?, ?, ?, 'LEFT_TO_RIGHT', ?)",
        name,
        description,
        `${name.replaceAll(' ', '')}.docx`,
        created ?? `2024-03-01 08:00:0${at}.123456`,
        project,
        html,
      ),
    ]),
  )
  const tags = new Map(
    study.tags.map(({ path, description = '' }) => [
      path,
      added(
        'insert into tags (project_id, path, description) values (?, ?, ?)',
        project,
        path,
        description,
      ),
    ]),
  )
  for (const { document, start, end, tags: paths, by = 'admin', at } of study.highlights) {
    const id = documents.get(document) ?? 0
    const highlight = added(
      "insert into highlights (document_id, start_offset, end_offset, snippet) values (?, ?, ?, '')",
      id,
      start,
      end,
    )
    for (const path of paths)
      added('insert into highlight_tags values (?, ?)', highlight, tags.get(path) ?? 0)
    added(
      'insert into commands (date, user_login, project_id, document_id, payload) values (?, ?, ?, ?, ?)',
      at ?? '2024-03-05 08:12:33.123456',
      by,
      project,
      id,
      JSON.stringify({
        type: 'highlight_add',
        highlight_id: highlight,
        start_offset: start,
        end_offset: end,
        tags: [],
      }),
    )
  }
}
