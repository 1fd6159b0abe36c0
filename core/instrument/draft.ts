// An instrument that is being made. It has the instrument's shape but demands nothing yet: texts may be empty, items
// wanting, expressions half typed, names not yet well formed. What holds it together (types, texts, lists of items) is
// checked, so that an editor can show whatever it is given; the rest is only bounded. Publishing reads it strictly.
import * as v from 'valibot'
import { Language, Technique, Words } from '../wire/words.ts'
import { ConsentScope, type Instrument, InstrumentKind, type Item } from './model.ts'
import { InstrumentFile } from './names.ts'
import { Question } from './question.ts'

/** As deep as an instrument nests at most, with room to spare: rows in JSON, not groups in groups. */
const depthAtMost = 40
const textAtMost = 200_000

const Text = v.record(Language, Words(10_000))
const questionTypes = Question.options.map((option) => option.entries.type.literal)

const DraftQuestion = v.looseObject({
  type: v.picklist(questionTypes),
  name: Words(200),
  label: v.optional(Text),
  hint: v.optional(Text),
})
const DraftGroup = v.looseObject({
  type: v.picklist(['group', 'repeat']),
  name: Words(200),
  label: v.optional(Text),
  hint: v.optional(Text),
  items: v.lazy(() => v.array(DraftItem)),
})
const DraftItem: v.GenericSchema<unknown> = v.lazy((input) => {
  const type = (input as { type?: unknown } | null)?.type
  return type === 'group' || type === 'repeat' ? DraftGroup : DraftQuestion
})

export type DraftInstrument = Omit<Instrument, 'items'> & { items: Item[] }

/** Typed as the instrument it is to become; until it is published its texts and names may be anything, its parts may be missing. */
export const DraftInstrument = v.pipe(
  v.unknown(),
  // Before anything walks down: a schema that follows what is nested would follow it to the end of the stack.
  v.check((value) => isWithin(value, depthAtMost), 'draft.too-deep'),
  v.check(isPlain, 'draft.reserved-name'),
  v.check(isWellFormed, 'text.ill-formed'),
  v.looseObject({
    slug: Words(63),
    kind: InstrumentKind,
    technique: Technique,
    title: Text,
    languages: v.pipe(v.array(Language), v.minLength(1), v.maxLength(50)),
    about: v.picklist(['participant', 'case', 'study']),
    roles: v.pipe(v.array(Words(40)), v.maxLength(200)),
    needs: v.pipe(v.array(ConsentScope), v.maxLength(10)),
    items: v.array(DraftItem),
    files: v.optional(v.pipe(v.array(InstrumentFile), v.maxLength(500))),
  }),
  v.transform((value) => value as unknown as DraftInstrument),
)

function isWithin(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((inner) => isWithin(inner, depth - 1))
}

/** Names that every object has already: a value under one would be dropped, or worse, on its way. */
const reserved = new Set(['__proto__', 'constructor', 'prototype'])

function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, inner]) => !reserved.has(key) && isPlain(inner))
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= textAtMost && value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, inner]) => key.isWellFormed() && isWellFormed(inner))
}
