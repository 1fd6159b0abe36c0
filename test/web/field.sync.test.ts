// What an answer means for a finished response, how a queue travels, and how long the phone waits.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUnsent } from '../../web/field/store/outbox.ts'
import type { Sealed } from '../../web/field/store/shape.ts'
import { batchesOf } from '../../web/field/sync/batch.ts'
import { holdingIn } from '../../web/field/sync/holding.ts'
import { judgeBulk, judgeDraft, judgeOne } from '../../web/field/sync/judge.ts'
import { waitMs } from '../../web/field/sync/patience.ts'

const sent = { id: 'r-1', hash: 'h-1' }
const receipt = {
  id: 'r-1',
  outcome: 'kept',
  hash: 'h-1',
  receivedAt: '2026-11-24T06:00:00.000Z',
  state: 'received',
}
const answer = (status: number, body: unknown) => ({ status, body, etag: null, waitMs: null })
const refusal = (error: string) => ({ error, details: { question: 'age' }, requestId: 'x' })

test('only a receipt that names this response and these bytes means received', () => {
  const received = { kind: 'received', receivedAt: receipt.receivedAt, quarantined: false }
  expect(judgeOne(answer(201, receipt), sent)).toEqual(received)
  expect(judgeOne(answer(200, { ...receipt, outcome: 'had' }), sent)).toEqual(received)
  for (const body of [null, {}, 'welcome', { ...receipt, id: 'r-2' }, { ...receipt, hash: 'h-2' }])
    expect(judgeOne(answer(200, body), sent)).toMatchObject({ kind: 'later' })
})

test('a response that is held for review is received, and said to be held', () => {
  const held = { ...receipt, state: 'quarantined' }
  expect(judgeOne(answer(201, held), sent)).toMatchObject({ kind: 'received', quarantined: true })
})

test('a refusal of the response is kept with its reason; one of the phone parks the queue', () => {
  const problem = { code: 'answer.required', details: { question: 'age' } }
  expect(judgeOne(answer(422, refusal('answer.required')), sent)).toEqual({
    kind: 'refused',
    problem,
  })
  expect(judgeOne(answer(409, refusal('response.changed')), sent).kind).toBe('refused')
  expect(judgeOne(answer(401, refusal('token.unknown')), sent).kind).toBe('parked')
  expect(judgeOne(answer(403, refusal('device.revoked')), sent).kind).toBe('parked')
})

test('a backup that came to harm, or that nobody of ours answered, is tried again; one that is refused is not', () => {
  const { id } = sent
  expect(judgeDraft(answer(200, { id, state: 'held' }), id)).toEqual({ kind: 'held' })
  expect(judgeDraft(answer(200, { id, state: 'received' }), id)).toEqual({ kind: 'received' })
  const again = [
    null,
    answer(200, { id: 'other', state: 'held' }),
    answer(200, { hello: 'hotel' }),
    answer(400, refusal('request.damaged')),
    answer(429, refusal('knocks.too-many')),
    answer(500, null),
  ]
  for (const one of again) expect(judgeDraft(one, id).kind).toBe('later')
  expect(judgeDraft(answer(401, refusal('token.unknown')), id).kind).toBe('parked')
  for (const status of [400, 404, 413, 422])
    expect(judgeDraft(answer(status, refusal('text.too-long')), id)).toMatchObject({
      kind: 'refused',
      problem: { code: 'text.too-long' },
    })
})

test('no answer, a broken server, a busy one and a stranger all mean: later', () => {
  const answers = [
    null,
    answer(500, refusal('server.failed')),
    answer(429, refusal('knocks.too-many')),
    answer(404, refusal('route.unknown')),
    answer(403, { title: 'Sign in to the hotel network' }),
  ]
  for (const one of answers) expect(judgeOne(one, sent)).toMatchObject({ kind: 'later' })
})

test('in a bulk each response is judged by its own receipt, and a missing one waits', () => {
  const refused = {
    id: 'r-2',
    outcome: 'refused',
    problem: { code: 'answer.required', details: {} },
  }
  const verdicts = judgeBulk(answer(200, { receipts: [refused, receipt] }), [
    sent,
    { id: 'r-2', hash: 'h-2' },
    { id: 'r-3', hash: 'h-3' },
  ])
  expect([...verdicts].map(([id, verdict]) => [id, verdict.kind])).toEqual([
    ['r-1', 'received'],
    ['r-2', 'refused'],
    ['r-3', 'later'],
  ])
})

test('a bulk that is refused as a whole condemns no single response', () => {
  const verdicts = judgeBulk(answer(413, refusal('body.too-large')), [sent])
  expect(verdicts.get('r-1')).toMatchObject({ kind: 'later' })
})

test('up to three responses travel alone, more travel together, none twice and none left out', () => {
  const row = (size: number, index: number) =>
    ({ id: `r-${index}`, text: 'x'.repeat(size) }) as Sealed
  expect(batchesOf([1, 1, 1].map(row)).map((batch) => batch.length)).toEqual([1, 1, 1])
  expect(batchesOf([1, 1, 1, 1].map(row)).map((batch) => batch.length)).toEqual([4])
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 400_000 }), { maxLength: 40 }), (sizes) => {
      const rows = sizes.map(row)
      const batches = batchesOf(rows)
      expect(batches.flat()).toEqual(rows)
      for (const batch of batches) {
        const chars = batch.reduce((sum, one) => sum + one.text.length, 0)
        expect(batch.length === 1 || (batch.length <= 25 && chars <= 300_000)).toBe(true)
      }
    }),
  )
})

test('waits double up to five minutes and are spread', () => {
  expect([1, 2, 3, 20].map((failures) => waitMs(failures, 0))).toEqual([
    2_000, 4_000, 8_000, 150_000,
  ])
  expect(waitMs(20, 0.999)).toBeLessThanOrEqual(300_000)
})

test('the server hears of each that it does not have whole: what needs somebody first, and no word of an answer', () => {
  const row = { ...sent, version: 'v', participant: 'P-001', case: null, task: null } as Sealed
  const files = [
    { hash: 'a', sizeBytes: 10, isHeld: true },
    { hash: 'b', sizeBytes: 32, isHeld: false },
  ]
  const details = { question: 'seen', value: 'Kata seorang responden.', min: 3 }
  const told = holdingIn([
    { ...row, id: 'late', state: 'waiting', finalisedAt: '2026-11-03T00:00:00.000Z' },
    { ...row, id: 'there', state: 'received', finalisedAt: '2026-11-01T00:00:00.000Z' },
    { ...row, id: 'early', state: 'files', files, finalisedAt: '2026-11-02T00:00:00.000Z' },
    {
      ...row,
      id: 'wrong',
      state: 'refused',
      finalisedAt: '2026-11-04T00:00:00.000Z',
      problem: { code: 'answer.out-of-range', details },
    },
  ])
  expect(told.map(({ id }) => id)).toEqual(['wrong', 'early', 'late'])
  expect(told[0]?.problem).toEqual({
    code: 'answer.out-of-range',
    details: { question: 'seen', min: 3 },
  })
  expect(told[1]).toMatchObject({ filesHeld: 1, files: 2, bytesLeft: 32 })
})

test('what a server refused for its retired version is unsent again, what was refused for itself is not', () => {
  const refused = (code: string) => ({ state: 'refused', problem: { code, details: {} } }) as Sealed
  expect(isUnsent(refused('version.retired'))).toBe(true)
  expect(isUnsent(refused('answer.required'))).toBe(false)
})
