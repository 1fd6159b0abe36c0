// Submissions as JSON: KoboToolbox's API v2 (`/api/v2/assets/UID/data.json`: `results`, keys are whole paths, everything is
// text; kobotoolbox/kpi, kobo/apps/openrosa/apps/viewer/models/parsed_instance.py) and ODK Central's OData
// (`Submissions?$expand=*`: `value`, groups are objects, numbers are numbers, places are GeoJSON;
// getodk/central-backend, lib/data/json.js and lib/formats/odata.js).
import { judgedAs as judgedByCentral } from './central.ts'
import { flatten, type Node } from './flatten.ts'
import { placeText } from './geo.ts'
import { type About, type Collected, uuidKey } from './grid.ts'
import { inGreenwich, isService, judgedAs, koboKey } from './kobo.ts'

type Json = Record<string, unknown>

/** What is nested deeper is no submission. */
const deepest = 32

/** Null when it is neither. */
export function readJson(text: string): Collected | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const found = Array.isArray(json) ? json : isJson(json) ? (json.results ?? json.value) : null
  if (!Array.isArray(found)) return null
  const all = found.filter(isJson)
  const [first] = all
  if (!first) return null
  if ('__id' in first) return flatten('central', 'ODK Central', all.map(centralNode))
  return '_id' in first || '_uuid' in first
    ? flatten('kobo', 'KoboToolbox', all.map(koboNode))
    : null
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function koboNode(one: Json): { about: About; node: Node } {
  const said = (key: string) => (Object.hasOwn(one, key) ? (scalar(one[key]) ?? '') : '')
  const status = one._validation_status
  return {
    about: {
      key: koboKey(said('meta/rootUuid'), said('_uuid'), said('_id')),
      submittedAt: inGreenwich(said('_submission_time')),
      judged: judgedAs(isJson(status) ? (scalar(status.uid) ?? '') : said('_validation_status')),
      version: said('__version__'),
      notes: notesIn(one._notes),
    },
    node: koboRow(one, 0),
  }
}

/** Texts, or objects that hold one. */
function notesIn(notes: unknown): string {
  if (!Array.isArray(notes)) return scalar(notes) ?? ''
  return notes.flatMap((one) => scalar(isJson(one) ? one.note : one) ?? []).join('; ')
}

/** Keys are whole paths already, in rows too. */
function koboRow(one: Json, depth: number): Node {
  const node: Node = { answers: [], rows: [] }
  for (const [path, value] of Object.entries(one)) {
    if (isService(path)) continue
    if (Array.isArray(value) && depth < deepest)
      for (const row of value.filter(isJson)) node.rows.push([path, koboRow(row, depth + 1)])
    const text = scalar(value)
    if (text !== null) node.answers.push([path, text])
  }
  return node
}

function centralNode(one: Json): { about: About; node: Node } {
  const system = isJson(one.__system) ? one.__system : {}
  const said = (key: string) => scalar(system[key]) ?? ''
  const node: Node = { answers: [], rows: [] }
  gather(one, '', node, 0)
  return {
    about: {
      key: uuidKey(scalar(one.__id) ?? ''),
      submittedAt: said('submissionDate'),
      judged: judgedByCentral(said('reviewState')),
      version: said('formVersion'),
      notes: '',
    },
    node,
  }
}

function gather(one: Json, prefix: string, into: Node, depth: number): void {
  if (depth > deepest) return
  for (const [name, value] of Object.entries(one)) {
    // `__id`, `__system`, `members@odata.navigationLink`; a form's own `meta` has no answers.
    if (name.startsWith('__') || name.includes('@') || (prefix === '' && name === 'meta')) continue
    const path = `${prefix}${name}`
    const place = isJson(value) ? placeText(value) : null
    const text = place ?? scalar(value)
    if (text !== null) into.answers.push([path, text])
    else if (isJson(value)) gather(value, `${path}/`, into, depth + 1)
    else if (Array.isArray(value))
      for (const row of value.filter(isJson)) {
        const inner: Node = { answers: [], rows: [] }
        gather(row, `${path}/`, inner, depth + 1)
        into.rows.push([path, inner])
      }
  }
}

function scalar(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}
