// A database and a bucket that fail once, at the call that a test names: before it does anything, or after it has.
import type { D1Database, R2Bucket } from '@cloudflare/workers-types'

export type Failing = { at: 'before' | 'after'; call: number }

/** `before:3`, `after`: without a number it is the first. Calls are those that change something. */
export function failingIn(header: string | null): Failing | null {
  const found = /^(before|after)(?::(\d+))?$/.exec(header ?? '')
  return found ? { at: found[1] as Failing['at'], call: Number(found[2] ?? 1) } : null
}

export type Storage = { DB: D1Database; FILES: R2Bucket }

/** `tell` hears how many calls that change something there were. */
export function faulty<S extends Storage>(
  storage: S,
  failing: Failing,
  tell: (calls: number) => void,
): S {
  let calls = 0
  async function counted<T>(change: () => Promise<T>): Promise<T> {
    calls += 1
    tell(calls)
    const isIt = calls === failing.call
    if (isIt && failing.at === 'before') throw new Error('fault: before')
    const done = await change()
    if (isIt) throw new Error('fault: after')
    return done
  }
  const changing = (target: object, names: readonly string[]): object =>
    new Proxy(target, {
      get(of, name) {
        const found = Reflect.get(of, name) as unknown
        if (typeof found !== 'function') return found
        const bound = found.bind(of) as (...given: unknown[]) => unknown
        if (names.includes(String(name)))
          return (...given: unknown[]) => counted(async () => bound(...given))
        if (name === 'prepare' || name === 'bind')
          return (...given: unknown[]) => statement(bound(...given) as object)
        return bound
      },
    })
  const inner = new WeakMap<object, object>()
  const statement = (made: object): object => {
    const outer = changing(made, ['run'])
    inner.set(outer, made)
    return outer
  }
  const db = changing(storage.DB, []) as D1Database
  const batch = storage.DB.batch.bind(storage.DB)
  const DB = new Proxy(db, {
    get: (of, name) =>
      name === 'batch'
        ? (statements: object[]) =>
            counted(() => batch(statements.map((one) => inner.get(one) ?? one) as never))
        : Reflect.get(of, name),
  })
  const FILES = changing(storage.FILES, ['put', 'delete']) as R2Bucket
  return { ...storage, DB, FILES }
}
