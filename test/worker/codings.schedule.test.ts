// Two coders, each in two tabs, all coding one text at once over a network that loses answers: what a tab did not hear of it
// sends again, in its order. Whatever the schedule, each coder has exactly what they did.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Coding } from '../../core/wire/coding.ts'
import { code, newId, source, spoken } from '../analysis.ts'
import { world } from '../world.ts'

const kind = fc.constantFrom('apply', 'edit', 'remove', 'again', 'stale')
const act = fc.record({
  kind,
  at: fc.nat(40),
  length: fc.integer({ min: 1, max: 20 }),
  on: fc.nat(9),
})
/** How often an act is sent until its answer is heard. */
const tab = fc.array(fc.tuple(act, fc.integer({ min: 1, max: 3 })), { minLength: 4, maxLength: 9 })

type Mine = { id: string; start: number; end: number; note: string; isThere: boolean }

test('nothing that two coders do in two tabs each is lost or doubled, and neither touches the other’s work', async () => {
  const w = await world()
  const [text, x] = [await source(w), await code(w, 'x')]
  const quoted = (start: number, end: number) => ({ start, end, quote: spoken.slice(start, end) })

  /** Runs one tab's acts in order; gives what its coder should have in the end. */
  async function work(who: 'coder' | 'coder2', acts: (readonly [Act, number])[]): Promise<Mine[]> {
    const mine: Mine[] = []
    const client = w.as(who)
    for (const [{ kind, at, length, on }, times] of acts) {
      const held = mine[on % Math.max(mine.length, 1)]
      const one = kind === 'apply' || !held ? fresh(at, length) : held
      if (one !== held) mine.push(one)
      const { id } = one
      const path = `/codings/${id}`
      const body = { source: text, code: x, ...quoted(one.start, one.end) }
      const was = { start: one.start, end: one.end, weight: null, note: one.note }
      for (let sent = 0; sent < times; sent += 1) {
        if (one !== held || kind === 'again') await client.put(path, body)
        else if (kind === 'remove') await client.delete(path)
        else if (kind === 'edit') {
          const note = `${at}`
          const edit = { was, ...quoted(one.start, one.end), weight: null, note }
          const { status } = await client.patch(path, edit)
          expect(status).toBe(one.isThere ? 200 : 404)
        } else {
          // What another tab has overtaken is refused, however often it is sent.
          const stale = { ...was, note: 'from another tab' }
          const edit = { was: stale, ...quoted(one.start, one.end), weight: 50, note: 'lost' }
          expect((await client.patch(path, edit)).status).toBe(one.isThere ? 409 : 404)
        }
      }
      if (kind === 'remove' && one === held) one.isThere = false
      // Put again, a removed one comes back as it was first coded; its note stays with it.
      if (kind === 'again') one.isThere = true
      if (kind === 'edit' && one === held && one.isThere) one.note = `${at}`
    }
    return mine
  }

  await fc.assert(
    fc.asyncProperty(fc.tuple(tab, tab, tab, tab), async ([a, b, c, d]) => {
      const [first, second, third, fourth] = await Promise.all([
        work('coder', a),
        work('coder', b),
        work('coder2', c),
        work('coder2', d),
      ])
      for (const [who, expected, others] of [
        ['coder', [...first, ...second], [...third, ...fourth]],
        ['coder2', [...third, ...fourth], [...first, ...second]],
      ] as const) {
        const { rows } = (await w.as(who).get(`/sources/${text}/codings`)).json as {
          rows: Coding[]
        }
        const ids = new Set(expected.map(({ id }) => id))
        const stored = rows.filter(({ id }) => ids.has(id))
        const there = expected.filter(({ isThere }) => isThere)
        expect(sorted(stored)).toEqual(sorted(there))
        expect(rows.some(({ id }) => others.some((other) => other.id === id))).toBe(false)
      }
    }),
    { numRuns: 3 },
  )
})

type Act = { kind: string; at: number; length: number; on: number }

function fresh(at: number, length: number): Mine {
  return { id: newId(), start: at, end: at + length, note: '', isThere: true }
}

function sorted(all: readonly Omit<Mine, 'isThere'>[]) {
  return all
    .map(({ id, start, end, note }) => ({ id, start, end, note }))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}
