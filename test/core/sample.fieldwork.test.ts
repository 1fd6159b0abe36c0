// The sample's instruments, responses and people: sound forms, passing answers, consent before words.
import { expect, test } from 'vitest'
import { checkAnswers } from '../../core/answer/check.ts'
import { dayIn, momentIn } from '../../core/answer/day.ts'
import { bare } from '../../core/answer/surroundings.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import { soundness } from '../../core/instrument/sound.ts'
import { walk } from '../../core/instrument/walk.ts'
import { score } from '../../core/score/score.ts'
import { codebook } from '../../sample/codebook.ts'
import { findings } from '../../sample/findings.ts'
import { instruments } from '../../sample/instruments.ts'
import { memos } from '../../sample/memos.ts'
import { relations } from '../../sample/network.ts'
import { consents, participants } from '../../sample/people.ts'
import { responseId } from '../../sample/responses/filled.ts'
import { responses } from '../../sample/responses.ts'
import { sources } from '../../sample/sources.ts'
import { study } from '../../sample/study.ts'
import { events } from '../../sample/timeline.ts'
import { asker } from '../../sample/transcript.ts'

test('five kinds of instruments are sound, each word in Indonesian and English', () => {
  expect(instruments.map(({ kind }) => kind)).toEqual([
    'interview',
    'observation',
    'fgd',
    'document',
    'scoring',
  ])
  for (const instrument of instruments) expect(soundness(instrument)).toEqual([])
  const labels: object[] = []
  JSON.stringify(instruments, (_, value) => {
    if (typeof value === 'object' && value !== null && 'id' in value) labels.push(value)
    return value
  })
  for (const label of labels) expect(Object.keys(label)).toEqual(['id', 'en'])
})

test('the interview guide has four timed themes, probes, a choice, a constraint and a skip', () => {
  const guide = instrumentOf('pedoman-wawancara')
  const questions = walk(guide).map(({ question }) => question)
  const themes = guide.items.flatMap((item) => (item.type === 'group' ? [item.goalMinutes] : []))
  expect(themes).toEqual([15, 20, 15, 20])
  expect(questions.filter((one) => one.type === 'text' && one.long).length).toBeGreaterThan(9)
  expect(questions.some((one) => one.type === 'selectOne')).toBe(true)
  const savings = questions.find((one) => one.name === 'jumlah_tabungan')
  expect(savings).toMatchObject({
    type: 'integer',
    relevant: "${punya_tabungan} = 'ya'",
    constraint: '. mod 500 = 0',
  })
  expect(guide.needs).toEqual(['archive'])
})

test('every response of the sample passes the check of a finalised response', () => {
  for (const response of responses) {
    const here = bare(momentIn(study.zone, response.finalisedAt))
    const faults = checkAnswers(instrumentOf(response.instrument), response, here, 'final')
    expect([response.id, faults]).toEqual([response.id, []])
    expect(response.occurredOn).toBe(dayIn(study.zone, response.startedAt))
  }
})

test('twelve groups are scored over three bands, and Mekar Sari is independent', () => {
  const form = instrumentOf('skor-kube')
  const { scoring } = form
  if (!scoring) throw new Error('the scoring form has no scoring')
  const bands = responses
    .filter(({ instrument }) => instrument === form.slug)
    .map((one) => [one.case, score(form, scoring, one.answers).band])
  expect(bands).toEqual([
    ['KUBE-001', 'mandiri'],
    ['KUBE-002', 'pengembangan'],
    ['KUBE-003', 'pengembangan'],
    ['KUBE-004', 'tumbuh'],
    ['KUBE-005', 'pengembangan'],
    ['KUBE-006', 'tumbuh'],
    ['KUBE-007', 'mandiri'],
    ['KUBE-008', 'pengembangan'],
    ['KUBE-009', 'tumbuh'],
    ['KUBE-010', 'pengembangan'],
    ['KUBE-011', 'tumbuh'],
    ['KUBE-012', 'pengembangan'],
  ])
  expect(score(form, scoring, responseOf('skor-001').answers).total).toBe(46)
})

test('ten participants in three roles consent, one without being quoted, one no more', () => {
  expect(participants).toHaveLength(10)
  expect(new Set(participants.map(({ role }) => role))).toEqual(
    new Set(['pengelola', 'anggota', 'pendamping']),
  )
  expect(consents.map(({ participant }) => participant)).toEqual(
    participants.map(({ code }) => code),
  )
  const unquoted = consents.filter(({ consent }) => !consent.scopes.includes('quote'))
  expect(unquoted.map(({ participant }) => participant)).toEqual(['P-006'])
  const withdrawn = consents.filter((one) => one.withdrawn).map(({ participant }) => participant)
  expect(withdrawn).toEqual(['P-010'])
  const heard = JSON.stringify([sources, responses])
  expect(heard).not.toContain('P-010')
})

test('nobody is recorded before they agreed', () => {
  const agreedAt = new Map(
    consents.map(({ participant, consent }) => [participant, consent.givenAt]),
  )
  for (const { participant, startedAt } of responses)
    if (participant) expect((agreedAt.get(participant) ?? '~') <= startedAt).toBe(true)
  for (const { participant, occurredOn, blocks } of sources)
    for (const speaker of [participant, ...(blocks ?? []).map((block) => block.speaker)])
      if (speaker && speaker !== asker && occurredOn)
        expect((agreedAt.get(speaker) ?? '~').slice(0, 10) <= occurredOn).toBe(true)
})

test('no name of a participant stands anywhere but in their identity', () => {
  const names = participants.flatMap(({ identity }) =>
    identity ? [identity.name, ...identity.alsoCalled] : [],
  )
  const words = JSON.stringify([sources, responses, codebook, findings, memos, events, relations])
  expect(names.filter((name) => words.includes(name))).toEqual([])
})

function instrumentOf(slug: string): Instrument {
  const found = instruments.find((instrument) => instrument.slug === slug)
  if (!found) throw new Error(`no instrument ${slug}`)
  return found
}

function responseOf(key: string) {
  const found = responses.find(({ id }) => id === responseId(key))
  if (!found) throw new Error(`no response ${key}`)
  return found
}
