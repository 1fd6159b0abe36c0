// What scripts may read, as OpenAPI 3.1, made from the routes themselves: a route cannot be forgotten, and what is told
// beyond its path and permission is told here.

import { formats } from '../core/table/format.ts'
import { exportKinds } from '../core/wire/export.ts'

type Route = { method: string; path: string; permission: string | null }
type Schema = Record<string, unknown>
type Told = { summary: string; query?: string[]; answer: string; isPage?: boolean }

/** The reads that data frames are made of. The others are named with their path and permission. */
export const told: Record<string, Told> = {
  '': {
    summary: 'The study, the asker’s role and how much of everything there is',
    answer: 'Study',
  },
  '/tables': { summary: 'The tables of the study by name', answer: 'TableNames' },
  '/tables/:table': {
    summary: 'A page of a table, pseudonymised; docs/data.md tells what each holds',
    query: ['after', 'first', 'language', 'split', 'code', 'technique', 'role', 'layer'],
    answer: 'TablePage',
  },
  '/exports': {
    summary: 'Exports, newest first',
    query: ['after', 'limit'],
    answer: 'ExportRun',
    isPage: true,
  },
  '/exports/:id': { summary: 'How far an export is, and what it holds', answer: 'ExportRun' },
  '/responses': {
    summary: 'Responses, newest first',
    query: ['after', 'limit', 'instrument', 'state', 'device', 'task'],
    answer: 'Thing',
    isPage: true,
  },
  '/sources': {
    summary: 'Sources, newest first',
    query: ['after', 'limit', 'technique'],
    answer: 'Thing',
    isPage: true,
  },
  '/participants': {
    summary: 'Participants by code',
    query: ['after', 'limit'],
    answer: 'Thing',
    isPage: true,
  },
  '/cases': { summary: 'Cases by code', query: ['after', 'limit'], answer: 'Thing', isPage: true },
  '/codes/:id/segments': {
    summary: 'Segments of a code',
    query: ['after', 'limit'],
    answer: 'Thing',
    isPage: true,
  },
  '/audit': {
    summary: 'The audit trail, newest first',
    query: ['after', 'limit'],
    answer: 'Thing',
    isPage: true,
  },
}

/** The writes that a script needs to take a dataset out. */
export const toldWrites: Record<string, { summary: string; body?: string; answer: string }> = {
  'PUT /exports/:id': {
    summary: 'Orders an export under an id (UUID) of the asker’s; again is 200',
    body: 'ExportOrder',
    answer: 'Made',
  },
  'POST /exports/:id/step': {
    summary: 'Makes the next part; asked again until its state is not running',
    answer: 'ExportRun',
  },
  'POST /exports/:id/cancel': { summary: 'Stops it', answer: 'Made' },
}

const text = { type: 'string' }
const number = { type: 'number' }
const list = (items: Schema) => ({ type: 'array', items })
const thing = (properties: Record<string, Schema>, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
})
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const orNull = (schema: Schema) => ({ anyOf: [schema, { type: 'null' }] })

const label = { type: 'object', additionalProperties: text, description: 'A text per language' }
const schemas: Record<string, Schema> = {
  Thing: { type: 'object' },
  Problem: thing({ error: text, details: { type: 'object' }, requestId: text }),
  Study: thing({
    study: { type: 'object' },
    role: text,
    me: { type: 'object' },
    tallies: { type: 'object' },
  }),
  TableNames: thing({ rows: list(thing({ table: text, kind: text, title: label })) }),
  Missing: thing({ missing: { enum: ['notAsked', 'skipped', 'refused'] } }),
  Column: thing(
    {
      name: text,
      label,
      type: { enum: ['text', 'code', 'flag', 'integer', 'number', 'date', 'datetime'] },
      measure: { enum: ['nominal', 'ordinal', 'scale'] },
      values: list(thing({ value: text, label })),
      missing: list(text),
    },
    ['name', 'label', 'type', 'measure'],
  ),
  TablePage: thing({
    table: text,
    columns: list(ref('Column')),
    rows: list(
      list({ anyOf: [text, number, { type: 'boolean' }, { type: 'null' }, ref('Missing')] }),
    ),
    next: orNull(text),
  }),
  Made: thing({ id: text }),
  ExportOrder: thing(
    {
      kinds: list({ enum: exportKinds }),
      formats: list({ enum: formats }),
      language: text,
      labels: { type: 'boolean' },
      missing: { enum: ['blank', 'coded'] },
      split: { type: 'boolean' },
      filter: thing(
        {
          from: { type: 'string', format: 'date' },
          to: { type: 'string', format: 'date' },
          instruments: list(text),
          states: list({ enum: ['received', 'accepted', 'returned'] }),
          cases: list(text),
          roles: list(text),
          techniques: list(text),
          codes: list(text),
          layer: { enum: ['coder', 'consensus'] },
        },
        [],
      ),
    },
    ['kinds', 'formats', 'language', 'labels', 'missing', 'split', 'filter'],
  ),
  ExportRun: thing({
    id: text,
    order: { type: 'object' },
    by: text,
    at: { type: 'string', format: 'date-time' },
    state: { enum: ['running', 'done', 'cancelled', 'failed'] },
    done: number,
    of: number,
    rows: number,
    sizeBytes: number,
    files: list(
      thing({
        name: text,
        rows: orNull(number),
        sizeBytes: number,
        sha256: text,
        losses: { type: 'object' },
      }),
    ),
    withheld: thing({ quotes: number, withdrawn: number }),
    keptUntil: { type: 'string', format: 'date-time' },
    schedule: orNull(text),
  }),
}

const below = '/api/studies/:study'

export function openApi(routes: readonly Route[], version: string): Schema {
  const reads = routes.filter(({ method, path }) => method === 'GET' && path.startsWith(below))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pedoman',
      version,
      description:
        'What scripts may read with a personal API token, and how they take a dataset out. Lists are pages by key: give `next` back as `after`. Answers carry an ETag.',
    },
    paths: pathsOf([...reads, ...routes.filter((route) => toldWrite(route) !== undefined)]),
    components: {
      schemas,
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A personal API token (pdt_…); its scopes are the permissions that a route names',
        },
      },
    },
  }
}

function toldWrite({ method, path }: Route) {
  return path.startsWith(below) ? toldWrites[`${method} ${path.slice(below.length)}`] : undefined
}

function pathsOf(routes: readonly Route[]): Record<string, Schema> {
  const paths: Record<string, Schema> = {}
  for (const route of routes) {
    const path = pathOf(route.path)
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return paths
}

/** `/api/studies/:study/tables/:table` is `/api/studies/{study}/tables/{table}`. */
export function pathOf(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}')
}

function operation(route: Route): Schema {
  const { path, permission } = route
  const write = toldWrite(route)
  const known: Told | undefined = write ?? told[path.slice(below.length)]
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: text,
  }))
  const inQuery = (known?.query ?? []).map((name) => ({ name, in: 'query', schema: text }))
  const refusal = (description: string) => ({
    description,
    content: { 'application/json': { schema: ref('Problem') } },
  })
  return {
    ...(known && { summary: known.summary }),
    // OpenAPI 3.1: of schemes other than OAuth the list may name the roles that are needed.
    security: [{ token: [permission ?? ''] }],
    parameters: [...inPath, ...inQuery],
    ...(write?.body !== undefined && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: ref(write.body) } },
      },
    }),
    responses: {
      200: answered(known),
      ...(write?.body !== undefined && { 201: answered(known) }),
      ...(write ? { 400: refusal('What was sent is not as described; details name where') } : {}),
      ...(write
        ? {}
        : { 304: { description: 'Nothing changed since the tag that If-None-Match names' } }),
      401: refusal('The token is unknown, revoked or past its end'),
      403: refusal('The token or the role lacks the permission'),
      404: refusal('Not there, or not the asker’s'),
    },
  }
}

function answered(known: Told | undefined): Schema {
  if (!known) return { description: 'As docs/api.md tells' }
  const one = ref(known.answer)
  const schema = known.isPage ? thing({ rows: list(one), next: orNull(text) }) : one
  return { description: 'The answer', content: { 'application/json': { schema } } }
}
