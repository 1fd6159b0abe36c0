// What Cloudflare binds to the Worker, and what each request carries along.
import type { Actor, StudyRef } from './gate.ts'
import type { Db } from './store/db.ts'

export type Env = {
  DB: D1Database
  FILES: R2Bucket
  /** Absent under a plain test harness; then nothing brakes. */
  KNOCKS?: RateLimit
  /** Wraps the private keys of studies: who copies the database alone opens nothing that phones sealed. */
  SEAL_SECRET?: string
  /** Drafts transcripts (docs/architecture.md); without it nobody is offered one. */
  AI?: Pick<Ai, 'run'>
}

export type App = {
  Bindings: Env
  Variables: { requestId: string; db: Db; actor: Actor; study: StudyRef }
}
