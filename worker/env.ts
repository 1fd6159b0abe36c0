// What Cloudflare binds to the Worker, and what each request carries along.
import type { Actor, StudyRef } from './gate.ts'
import type { Db } from './store/db.ts'

export type Env = {
  DB: D1Database
  FILES: R2Bucket
  /** Absent under a plain test harness; then nothing brakes. */
  KNOCKS?: RateLimit
}

export type App = {
  Bindings: Env
  Variables: { requestId: string; db: Db; actor: Actor; study: StudyRef }
}
