// What a draft becomes while it is filled, and the bytes that it is frozen into.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openForm } from '../../core/answer/form.ts'
import { isEmpty } from '../../core/answer/value.ts'
import type { Version } from '../../core/wire/field.ts'
import type { AnswerValue, Response } from '../../core/wire/response.ts'
import { begin } from '../../web/field/fill/begin.ts'
import { answer as answered, cover, probe } from '../../web/field/fill/edit.ts'
import { freeze } from '../../web/field/fill/freeze.ts'
import { readNumber } from '../../web/field/fill/number.ts'
import { obstacle } from '../../web/field/fill/obstacle.ts'
import { gather, type Outside, surroundingsOf } from '../../web/field/fill/outside.ts'
import { overviewOf, tally } from '../../web/field/fill/prompt.ts'
import { type Saving, saver } from '../../web/field/fill/saver.ts'
import { scratchShelf } from '../../web/field/fill/shelf.ts'
import type { Draft } from '../../web/field/store/shape.ts'
import { digest } from '../../web/kit/digest.ts'
import { uuidv7 } from '../../web/kit/uuid.ts'
import { aheadMs } from '../../worker/store/response-rows.ts'
import { form, one } from '../core/scenario.ts'
import { smallGuide } from '../small.ts'

const zone = 'Asia/Makassar'
const version: Version = {
  hash: 'a'.repeat(64),
  number: 1,
  state: 'published',
  publishedAt: '2026-11-01T00:00:00.000Z',
  instrument: smallGuide,
}
const alone: Outside = { entries: () => null, last: null, matches: () => null }
const subject = { participant: 'P-003', case: null, task: null, occurredOn: '2026-11-24' }

function fresh(): Draft {
  const study = { slug: 'kube', zone }
  const at = '2026-11-24T06:00:00.000Z'
  return begin(uuidv7(), study, version, subject, 'en', at, alone, 'd-1')
}

function formOf(draft: Draft) {
  const now = '2026-11-24T07:00:00.000Z'
  return openForm(smallGuide, draft.answers, surroundingsOf(alone, draft, zone, now, 'd-1'))
}

/** Types an answer as the screen does: into the form, and from there into the draft. */
function answer(draft: Draft, ref: string, value: AnswerValue, atMs: number | null): Draft {
  const form = formOf(draft)
  form.set(ref, isEmpty(value) ? undefined : value)
  return answered(draft, form.answers(), ref, !isEmpty(value), atMs)
}

test('the first words under a question of a talk say that it was asked, and when', () => {
  const draft = answer(fresh(), 'story', 'It began', 4_000)
  expect(draft.coverage).toEqual({ story: { how: 'asked', atMs: 4_000 } })
  expect(answer(draft, 'story', 'It began with five', 9_000).coverage).toEqual(draft.coverage)
  expect(answer(fresh(), 'story', 'Seen', null).coverage).toEqual({})
})

test('an answer takes back that a question was skipped; emptying it leaves it asked', () => {
  const skipped = cover(fresh(), 'story', 'skipped', 1_000)
  const answered = answer(skipped, 'story', 'After all', 5_000)
  expect(answered.coverage.story).toEqual({ how: 'asked', atMs: 5_000 })
  const emptied = answer(answered, 'story', '', 6_000)
  expect(emptied.answers).toEqual({})
  expect(emptied.coverage.story?.how).toBe('asked')
})

test('a probe keeps its moment when it is called otherwise, and goes when it is taken away', () => {
  const asked = probe(fresh(), 'story', 'who', 'asked', 2_000)
  const volunteered = probe(asked, 'story', 'who', 'volunteered', 8_000)
  expect(volunteered.probes).toEqual({ story: { who: { how: 'volunteered', atMs: 2_000 } } })
  expect(probe(volunteered, 'story', 'who', null, 9_000).probes).toEqual({})
})

test('an order that words seed is, on the phone too, the order of the number that ODK makes of them', async () => {
  const words = 'Mekar Sari'
  const first8 = createHash('sha256').update(words).digest().readBigInt64BE()
  const names = Array.from({ length: 12 }, (_, n) => `c${n}`)
  const order = async (seed: string) => {
    const mixed = form(one('a', names).shuffled(seed))
    const outside = await gather(mixed, { cases: [], participants: [] }, scratchShelf(), null)
    const here = surroundingsOf(outside, fresh(), zone, '2026-11-24T07:00:00.000Z', 'd-1')
    const [question] = openForm(mixed, {}, here).root.children
    return question?.choices().map(({ name }) => name)
  }
  expect(await order(`'${words}'`)).toEqual(await order(String(first8 % (2n ** 31n - 1n))))
  expect(await order(`'${words}'`)).not.toEqual(await order("'Mekar Lestari'"))
})

test('the meter counts what was touched, and a question that is not relevant is not listed', () => {
  const promptsOf = (draft: Draft) => overviewOf(formOf(draft), draft).prompts
  const names = (draft: Draft) => promptsOf(draft).map((prompt) => [prompt.node.ref, prompt.state])
  expect(names(fresh())).toEqual([
    ['story', 'untouched'],
    ['saves', 'untouched'],
  ])
  const saving = answer(cover(fresh(), 'story', 'refused', 0), 'saves', 'yes', 0)
  expect(names(saving)).toEqual([
    ['story', 'refused'],
    ['saves', 'answered'],
    ['amount', 'untouched'],
  ])
  expect(tally(promptsOf(saving))).toEqual({ done: 2, all: 3 })
})

test('numbers are read as Indonesians type them, and what is no number stays as it was typed', () => {
  expect(readNumber('1.250.000', 'integer')).toBe(1_250_000)
  expect(readNumber(' 12 ', 'integer')).toBe(12)
  expect(readNumber('2,5', 'decimal')).toBe(2.5)
  expect(readNumber('2.5', 'decimal')).toBe(2.5)
  for (const text of ['2,', 'twelve', '--3']) expect(readNumber(text, 'integer')).toBe(text)
})

test('who has not consented, not enough, or is of another role cannot be chosen, each for its reason', () => {
  const consent = {
    id: uuidv7(),
    textVersion: '1',
    scopes: ['archive' as const],
    how: 'signed' as const,
    givenAt: '2026-11-01T00:00:00Z',
    withdrawnAt: null,
  }
  const needs = ['archive' as const, 'record' as const]
  const form = { roles: ['anggota'], needs }
  expect(obstacle(form, { role: 'mitra', consent })).toEqual({ kind: 'role', roles: ['anggota'] })
  expect(obstacle(form, { role: 'anggota', consent: null })).toEqual({ kind: 'no-consent' })
  expect(obstacle(form, { role: 'anggota', consent })).toEqual({
    kind: 'narrow-consent',
    missing: ['record'],
  })
  expect(obstacle({ ...form, needs: ['archive'] }, { role: 'anggota', consent })).toBe(null)
})

test('a finished response is frozen without what was hidden, and its hash is that of its bytes', async () => {
  const told = answer(answer(fresh(), 'story', 'It began', 1_000), 'saves', 'yes', 2_000)
  const hidden = answer(answer(told, 'amount', 5_000, 3_000), 'saves', 'no', 4_000)
  const frozen = await freeze(smallGuide, hidden, alone, zone, '2026-11-24T07:00:00.000Z', 'd-1')
  if (!frozen.ok) throw new Error('not frozen')
  expect(JSON.parse(frozen.sealed.text)).toMatchObject({
    id: hidden.id,
    answers: { story: 'It began', saves: 'no' },
    finalisedAt: '2026-11-24T07:00:00.000Z',
    participant: 'P-003',
  })
  expect(frozen.sealed.text).not.toContain('themeMs')
  expect(frozen.sealed.hash).toBe(await digest(frozen.sealed.text))
  expect(frozen.sealed.state).toBe('waiting')
})

test('how far the clock was ahead goes along, by the server and by the last position; a position counts where it clearly disagrees', async () => {
  const year = 365 * 86_400_000
  const told = answer(answer(fresh(), 'story', 'It began', 1_000), 'saves', 'no', 2_000)
  const frozen = await freeze(
    smallGuide,
    { ...told, clock: { fixMs: year } },
    alone,
    zone,
    '2026-11-24T07:00:00.000Z',
    'd-1',
    40,
  )
  if (!frozen.ok) throw new Error('not frozen')
  const { clock } = JSON.parse(frozen.sealed.text) as Response
  expect(clock).toEqual({ skewMs: 40, fixMs: year })
  expect(aheadMs(clock)).toBe(year)
  // A phone that takes its own time for the position's says nothing against the server.
  expect(aheadMs({ skewMs: year, fixMs: 900 })).toBe(year)
  expect(aheadMs({ skewMs: 40 })).toBe(40)
  expect(aheadMs(undefined)).toBe(0)
})

test('half a sign that a keyboard left behind keeps nothing from being finished', async () => {
  const half = answer(answer(fresh(), 'story', 'Senang \uD83D', 1_000), 'saves', 'no', 2_000)
  const frozen = await freeze(smallGuide, half, alone, zone, '2026-11-24T07:00:00.000Z', 'd-1')
  if (!frozen.ok) throw new Error('not frozen')
  expect(JSON.parse(frozen.sealed.text)).toMatchObject({ answers: { story: 'Senang \uFFFD' } })
})

test('what is not sound is not frozen', async () => {
  const odd = answer(answer(fresh(), 'saves', 'yes', 0), 'amount', 1_250, 0)
  const frozen = await freeze(smallGuide, odd, alone, zone, '2026-11-24T07:00:00.000Z', 'd-1')
  expect(frozen).toMatchObject({
    ok: false,
    problems: [{ code: 'answer.required' }, { code: 'answer.constraint' }],
  })
})

test('a burst of keys is one write, and nothing is called saved before it is written', async () => {
  const written: Draft[] = []
  const told: Saving['kind'][] = []
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const keep = saver(
    async (draft) => {
      await gate
      written.push(draft)
    },
    ({ kind }) => told.push(kind),
  )
  keep.put(answer(fresh(), 'story', 'A', 0))
  keep.put(answer(fresh(), 'story', 'AB', 0))
  const flushed = keep.flush()
  expect(told).toEqual(['saving', 'saving'])
  release()
  await flushed
  expect(written.map((draft) => draft.answers.story)).toEqual(['AB'])
  expect(told).toEqual(['saving', 'saving', 'saved'])
})

test('a full phone is told, and the answer is tried again with the next change', async () => {
  const told: Saving[] = []
  let isFull = true
  const written: unknown[] = []
  const keep = saver(
    async (draft) => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError')
      written.push(draft.answers.story)
    },
    (saving) => told.push(saving),
  )
  keep.put(answer(fresh(), 'story', 'A', 0))
  await keep.flush()
  expect(told.at(-1)).toEqual({ kind: 'failed', isFull: true })
  isFull = false
  await keep.flush()
  expect(written).toEqual(['A'])
})

test('ids made later sort later, and all have the form of version 7', () => {
  expect(uuidv7(0x017f22e279b0, new Uint8Array(10))).toBe('017f22e2-79b0-7000-8000-000000000000')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 2 }), (now) => {
      expect(uuidv7(now)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      )
      expect(uuidv7(now) < uuidv7(now + 1)).toBe(true)
    }),
  )
})
