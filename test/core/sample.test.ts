// The sample study has the shapes that the API takes, and every part of it names what is there.
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { judgeScopes } from '../../core/consent/judge.ts'
import { isAsked } from '../../core/instrument/asked.ts'
import { Instrument } from '../../core/instrument/model.ts'
import { walk } from '../../core/instrument/walk.ts'
import { CodeBody, NewCoding, NewSource } from '../../core/wire/coding.ts'
import { ConsentText } from '../../core/wire/consent.ts'
import { EventBody, EvidenceBody, FindingBody, RelationBody } from '../../core/wire/finding.ts'
import { MemoBody } from '../../core/wire/memo.ts'
import {
  NewCase,
  NewConsent,
  NewDevice,
  NewParticipant,
  NewPerson,
  NewStudy,
} from '../../core/wire/people.ts'
import { Response } from '../../core/wire/response.ts'
import { Id } from '../../core/wire/words.ts'
import { codebook } from '../../sample/codebook.ts'
import { codeBodies } from '../../sample/codebook-entry.ts'
import { codings } from '../../sample/codings.ts'
import { consentText } from '../../sample/consent-text.ts'
import { findings } from '../../sample/findings.ts'
import { idOf } from '../../sample/id.ts'
import { instruments } from '../../sample/instruments.ts'
import { memos } from '../../sample/memos.ts'
import { relations } from '../../sample/network.ts'
import { cases, consents, participants, phone, staff } from '../../sample/people.ts'
import { responses } from '../../sample/responses.ts'
import { sources } from '../../sample/sources.ts'
import { study } from '../../sample/study.ts'
import { events } from '../../sample/timeline.ts'

const someHash = 'a'.repeat(64)
const codes = codeBodies(codebook)
const codeNames = new Set(codes.map((code) => code.name))
const codingIds = new Set(codings.map((coding) => coding.id))

test('everything in the sample has the shape that the API takes', () => {
  const pieces: [v.GenericSchema, readonly unknown[]][] = [
    [NewStudy, [study]],
    [NewPerson, staff],
    [NewDevice, [phone]],
    [NewCase, cases],
    [NewParticipant, participants],
    [ConsentText, [consentText]],
    [NewConsent, consents.map(({ consent }) => consent)],
    [Instrument, instruments],
    [
      Response,
      responses.map((one) => ({ ...without(one, 'key', 'instrument'), version: someHash })),
    ],
    [CodeBody, codes.map((code) => without(code, 'id'))],
    [
      NewSource,
      sources.map((one) => ({ ...without(one, 'key', 'instrument'), version: someHash })),
    ],
    [NewCoding, codings.map((coding) => without(coding, 'id', 'passage', 'codeName'))],
    [FindingBody, findings.map(({ body }) => body)],
    [EvidenceBody, findings.flatMap(({ evidence }) => evidence.map(({ body }) => body))],
    [RelationBody, relations.map(({ body }) => body)],
    [EventBody, events.map(({ body }) => body)],
    [MemoBody, memos.map(({ body }) => body)],
  ]
  for (const [schema, things] of pieces)
    for (const thing of things) expect(v.safeParse(schema, thing).issues ?? []).toEqual([])
})

test('nobody in the sample agrees to more than the text asks for', () => {
  for (const { consent } of consents) {
    expect(consent.textVersion).toBe(consentText.label)
    expect(judgeScopes(consentText, consent.scopes)).toBe(null)
  }
})

test('every id in the sample is a UUID and belongs to one thing only', () => {
  const ids = [
    ...[...codes, ...sources, ...codings, ...responses, ...relations, ...events, ...memos],
    ...[...findings, ...findings.flatMap(({ evidence }) => evidence)],
    ...consents.map(({ consent }) => consent),
  ].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(v.is(Id, id)).toBe(true)
})

test('the same words make the same id, and others another', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(idOf('code', one)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-/)
      expect(v.is(Id, idOf('code', one))).toBe(true)
      expect(idOf('code', one) === idOf('code', other)).toBe(one === other)
    }),
  )
})

test('every aim, code, evidence, relation and event names what is there', () => {
  const aims = instruments.flatMap((instrument) =>
    walk(instrument).flatMap(({ question }) => (isAsked(question) ? (question.aims ?? []) : [])),
  )
  const named = [...aims, ...codings.map(({ codeName }) => codeName)]
  expect(named.filter((name) => !codeNames.has(name))).toEqual([])

  const responseIds = new Set(responses.map(({ id }) => id))
  for (const { key, evidence } of findings)
    for (const { body } of evidence) {
      const { target } = body
      const isThere =
        target.kind === 'coding'
          ? codingIds.has(target.coding)
          : target.kind === 'score'
            ? responseIds.has(target.response)
            : instruments.some(({ slug }) => slug === target.instrument)
      expect([key, isThere]).toEqual([key, true])
    }
  const shown = [...relations, ...events].flatMap(({ body }) => body.evidence)
  expect(shown.filter((id) => !codingIds.has(id))).toEqual([])

  const codeIds = new Set(codes.map(({ id }) => id))
  const ends = relations.flatMap(({ body }) => [body.from, body.to])
  const spokenOf = findings.flatMap(({ body }) => body.codes)
  expect([...ends, ...spokenOf].filter((id) => !codeIds.has(id))).toEqual([])

  const targets = new Set([
    ...codeIds,
    ...codingIds,
    ...[...sources, ...findings].map(({ id }) => id),
  ])
  expect(memos.filter(({ body }) => !targets.has(body.target.id))).toEqual([])
})

test('a code stands after its parent, and every code of the tree but the groups is used', () => {
  const seen = new Set<string>()
  for (const { id, name, parent } of codes) {
    expect([name, parent === null || seen.has(parent)]).toEqual([name, true])
    seen.add(id)
  }
  const used = new Set(codings.map(({ codeName }) => codeName))
  const leaves = codebook.filter(({ parent }) => parent !== null).map(({ name }) => name)
  expect(leaves).toHaveLength(27)
  expect(leaves.filter((name) => !used.has(name))).toEqual([])
})

function without<T extends object, K extends keyof T>(thing: T, ...keys: K[]): Omit<T, K> {
  return Object.fromEntries(
    Object.entries(thing).filter(([key]) => !keys.includes(key as K)),
  ) as Omit<T, K>
}
