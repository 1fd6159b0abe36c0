// The tables, as drizzle sees them. The SQL in migrations/ is what runs; a test compares the two.
// JSON columns are text here: store/ parses them on the way out.
import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const studies = sqliteTable('studies', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull(),
  title: text('title').notNull(),
  description: text('description').notNull(),
  zone: text('zone').notNull(),
  language: text('language').notNull(),
  createdAt: text('created_at').notNull(),
})

export const people = sqliteTable('people', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  isOwner: integer('is_owner').notNull(),
  createdAt: text('created_at').notNull(),
})

export const members = sqliteTable(
  'members',
  {
    studyId: text('study_id').notNull(),
    personId: text('person_id').notNull(),
    role: text('role').notNull(),
  },
  (t) => [primaryKey({ columns: [t.studyId, t.personId] })],
)

export const signInCodes = sqliteTable('sign_in_codes', {
  hash: text('hash').primaryKey(),
  personId: text('person_id').notNull(),
  expiresAt: text('expires_at').notNull(),
  usedAt: text('used_at'),
})

export const sessions = sqliteTable('sessions', {
  hash: text('hash').primaryKey(),
  personId: text('person_id').notNull(),
  createdAt: text('created_at').notNull(),
  expiresAt: text('expires_at').notNull(),
})

export const apiTokens = sqliteTable('api_tokens', {
  hash: text('hash').primaryKey(),
  id: text('id').notNull(),
  studyId: text('study_id').notNull(),
  personId: text('person_id').notNull(),
  name: text('name').notNull(),
  scope: text('scope').notNull(),
  expiresAt: text('expires_at').notNull(),
  revokedAt: text('revoked_at'),
})

export const enrolmentCodes = sqliteTable('enrolment_codes', {
  hash: text('hash').primaryKey(),
  studyId: text('study_id').notNull(),
  personId: text('person_id').notNull(),
  label: text('label').notNull(),
  expiresAt: text('expires_at').notNull(),
  usedAt: text('used_at'),
})

export const devices = sqliteTable('devices', {
  id: text('id').primaryKey(),
  studyId: text('study_id').notNull(),
  hash: text('hash').notNull(),
  label: text('label').notNull(),
  enrolledBy: text('enrolled_by').notNull(),
  enrolledAt: text('enrolled_at').notNull(),
  seenAt: text('seen_at'),
  app: text('app').notNull(),
  unsent: integer('unsent').notNull(),
  revokedAt: text('revoked_at'),
})

export const cases = sqliteTable(
  'cases',
  {
    studyId: text('study_id').notNull(),
    code: text('code').notNull(),
    label: text('label').notNull(),
    attributes: text('attributes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.studyId, t.code] })],
)

export const participants = sqliteTable(
  'participants',
  {
    studyId: text('study_id').notNull(),
    code: text('code').notNull(),
    role: text('role').notNull(),
    caseCode: text('case_code'),
    attributes: text('attributes').notNull(),
    createdAt: text('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.studyId, t.code] })],
)

export const identities = sqliteTable(
  'identities',
  {
    studyId: text('study_id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    alsoCalled: text('also_called').notNull(),
  },
  (t) => [primaryKey({ columns: [t.studyId, t.code] })],
)

export const consents = sqliteTable('consents', {
  id: text('id').primaryKey(),
  studyId: text('study_id').notNull(),
  participant: text('participant').notNull(),
  textVersion: text('text_version').notNull(),
  scopes: text('scopes').notNull(),
  how: text('how').notNull(),
  givenAt: text('given_at').notNull(),
  withdrawnAt: text('withdrawn_at'),
})

export const instrumentVersions = sqliteTable(
  'instrument_versions',
  {
    studyId: text('study_id').notNull(),
    hash: text('hash').notNull(),
    slug: text('slug').notNull(),
    number: integer('number').notNull(),
    kind: text('kind').notNull(),
    technique: text('technique').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    publishedAt: text('published_at').notNull(),
    retiredAt: text('retired_at'),
  },
  (t) => [primaryKey({ columns: [t.studyId, t.hash] })],
)

export const responses = sqliteTable('responses', {
  id: text('id').primaryKey(),
  studyId: text('study_id').notNull(),
  version: text('version').notNull(),
  slug: text('slug').notNull(),
  technique: text('technique').notNull(),
  participant: text('participant'),
  caseCode: text('case_code'),
  deviceId: text('device_id').notNull(),
  occurredOn: text('occurred_on').notNull(),
  finalisedAt: text('finalised_at').notNull(),
  receivedAt: text('received_at').notNull(),
  bodyHash: text('body_hash').notNull(),
  body: text('body').notNull(),
  score: text('score'),
  scoreTotal: real('score_total'),
  band: text('band'),
  taskId: text('task_id'),
  state: text('state').notNull(),
  note: text('note').notNull(),
  requestId: text('request_id').notNull(),
})

export const responseConflicts = sqliteTable(
  'response_conflicts',
  {
    responseId: text('response_id').notNull(),
    bodyHash: text('body_hash').notNull(),
    studyId: text('study_id').notNull(),
    deviceId: text('device_id').notNull(),
    body: text('body').notNull(),
    receivedAt: text('received_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.responseId, t.bodyHash] })],
)

export const sources = sqliteTable('sources', {
  id: text('id').primaryKey(),
  studyId: text('study_id').notNull(),
  title: text('title').notNull(),
  technique: text('technique').notNull(),
  participant: text('participant'),
  role: text('role'),
  caseCode: text('case_code'),
  occurredOn: text('occurred_on'),
  responseId: text('response_id'),
  version: text('version'),
  origin: text('origin'),
  fileHash: text('file_hash'),
  fileName: text('file_name'),
  addedAt: text('added_at').notNull(),
  addedBy: text('added_by').notNull(),
  coded: integer('coded').notNull(),
})

export const sourceVersions = sqliteTable(
  'source_versions',
  {
    sourceId: text('source_id').notNull(),
    number: integer('number').notNull(),
    textHash: text('text_hash').notNull(),
    lengthChars: integer('length_chars').notNull(),
    text: text('text').notNull(),
    blocks: text('blocks').notNull(),
    madeAt: text('made_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.number] })],
)

export const sourcePrompts = sqliteTable(
  'source_prompts',
  {
    sourceId: text('source_id').notNull(),
    studyId: text('study_id').notNull(),
    codeName: text('code_name').notNull(),
    answered: integer('answered').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.codeName] })],
)

export const codes = sqliteTable('codes', {
  id: text('id').primaryKey(),
  studyId: text('study_id').notNull(),
  parentId: text('parent_id'),
  name: text('name').notNull(),
  label: text('label').notNull(),
  definition: text('definition').notNull(),
  include: text('include').notNull(),
  exclude: text('exclude').notNull(),
  example: text('example').notNull(),
  hue: integer('hue').notNull(),
  position: integer('position').notNull(),
  revision: integer('revision').notNull(),
  retiredAt: text('retired_at'),
})

export const layers = sqliteTable('layers', {
  id: text('id').primaryKey(),
  studyId: text('study_id').notNull(),
  kind: text('kind').notNull(),
  personId: text('person_id'),
})

export const codings = sqliteTable('codings', {
  id: text('id').primaryKey(),
  studyId: text('study_id').notNull(),
  sourceId: text('source_id').notNull(),
  version: integer('version').notNull(),
  layerId: text('layer_id').notNull(),
  codeId: text('code_id').notNull(),
  startAt: integer('start_at').notNull(),
  endAt: integer('end_at').notNull(),
  quote: text('quote').notNull(),
  madeAt: text('made_at').notNull(),
  madeBy: text('made_by').notNull(),
  removedAt: text('removed_at'),
})

export const codeTallies = sqliteTable(
  'code_tallies',
  {
    layerId: text('layer_id').notNull(),
    codeId: text('code_id').notNull(),
    n: integer('n').notNull(),
  },
  (t) => [primaryKey({ columns: [t.layerId, t.codeId] })],
)

export const sourceTallies = sqliteTable(
  'source_tallies',
  {
    layerId: text('layer_id').notNull(),
    sourceId: text('source_id').notNull(),
    n: integer('n').notNull(),
  },
  (t) => [primaryKey({ columns: [t.layerId, t.sourceId] })],
)

export const memos = sqliteTable('memos', {
  id: text('id').primaryKey(),
  studyId: text('study_id').notNull(),
  targetKind: text('target_kind').notNull(),
  targetId: text('target_id').notNull(),
  text: text('text').notNull(),
  isPrivate: integer('is_private').notNull(),
  author: text('author').notNull(),
  writtenAt: text('written_at').notNull(),
  removedAt: text('removed_at'),
})

export const findings = sqliteTable('findings', {
  id: text('id').primaryKey(),
  studyId: text('study_id').notNull(),
  number: integer('number').notNull(),
  claim: text('claim').notNull(),
  question: text('question').notNull(),
  scope: text('scope').notNull(),
  rival: text('rival').notNull(),
  state: text('state').notNull(),
  revision: integer('revision').notNull(),
  overrideVerdict: text('override_verdict'),
  overrideReason: text('override_reason'),
  overrideBy: text('override_by'),
  createdAt: text('created_at').notNull(),
  createdBy: text('created_by').notNull(),
})

export const findingCodes = sqliteTable(
  'finding_codes',
  {
    findingId: text('finding_id').notNull(),
    codeId: text('code_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.findingId, t.codeId] })],
)

export const evidence = sqliteTable('evidence', {
  id: text('id').primaryKey(),
  studyId: text('study_id').notNull(),
  findingId: text('finding_id').notNull(),
  codingId: text('coding_id'),
  responseId: text('response_id'),
  test: text('test'),
  result: text('result'),
  stance: text('stance').notNull(),
  strength: integer('strength').notNull(),
  note: text('note').notNull(),
  addedBy: text('added_by').notNull(),
  addedAt: text('added_at').notNull(),
  removedAt: text('removed_at'),
})

export const relations = sqliteTable('relations', {
  id: text('id').primaryKey(),
  studyId: text('study_id').notNull(),
  fromCode: text('from_code').notNull(),
  toCode: text('to_code').notNull(),
  type: text('type').notNull(),
  sign: text('sign').notNull(),
  note: text('note').notNull(),
  evidence: text('evidence').notNull(),
  removedAt: text('removed_at'),
})

export const events = sqliteTable('events', {
  id: text('id').primaryKey(),
  studyId: text('study_id').notNull(),
  label: text('label').notNull(),
  fromDay: text('from_day').notNull(),
  toDay: text('to_day'),
  precision: text('precision').notNull(),
  evidence: text('evidence').notNull(),
  removedAt: text('removed_at'),
})

export const tasks = sqliteTable('tasks', {
  id: text('id').primaryKey(),
  studyId: text('study_id').notNull(),
  findingId: text('finding_id'),
  instrument: text('instrument').notNull(),
  dimension: text('dimension'),
  grp: text('grp'),
  participant: text('participant'),
  caseCode: text('case_code'),
  what: text('what').notNull(),
  dueOn: text('due_on'),
  createdAt: text('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  responseId: text('response_id'),
})

export const tallies = sqliteTable(
  'tallies',
  {
    studyId: text('study_id').notNull(),
    what: text('what').notNull(),
    n: integer('n').notNull(),
  },
  (t) => [primaryKey({ columns: [t.studyId, t.what] })],
)

export const audits = sqliteTable('audits', {
  id: integer('id').primaryKey(),
  studyId: text('study_id'),
  at: text('at').notNull(),
  actorKind: text('actor_kind').notNull(),
  actorId: text('actor_id').notNull(),
  verb: text('verb').notNull(),
  what: text('what').notNull(),
  objectId: text('object_id'),
  details: text('details').notNull(),
  requestId: text('request_id').notNull(),
})

export const prompted = sqliteTable(
  'prompted',
  {
    studyId: text('study_id').notNull(),
    codeName: text('code_name').notNull(),
    technique: text('technique').notNull(),
    role: text('role').notNull(),
  },
  (t) => [primaryKey({ columns: [t.studyId, t.codeName, t.technique, t.role] })],
)

export const sourceGroups = sqliteTable(
  'source_groups',
  {
    studyId: text('study_id').notNull(),
    technique: text('technique').notNull(),
    role: text('role').notNull(),
    n: integer('n').notNull(),
    coded: integer('coded').notNull(),
  },
  (t) => [primaryKey({ columns: [t.studyId, t.technique, t.role] })],
)
