// The instrument: what a guide, a sheet, a checklist, a scoring form or a survey is made of.
// One valibot schema is the model, the check at every border, and the type.
import * as v from 'valibot'
import { Language, Technique } from '../wire/words.ts'
import { ChoiceList } from './choices.ts'
import { Expression, Extra, InstrumentFile, Label, type Media, Name } from './names.ts'
import { placed, Question } from './question.ts'
import { Scoring } from './scoring.ts'

type Placed = {
  name: string
  label?: Label | undefined
  hint?: Label | undefined
  relevant?: string | undefined
  appearance?: string | undefined
  media?: Media | undefined
  extra?: Record<string, string> | undefined
  items: Item[]
}

/** A theme of a guide or a section of a form: what is relevant, and how long a talk should stay with it. */
export type Group = Placed & { type: 'group'; goalMinutes?: number | undefined }

/** A group that is filled in once for each of several things. Its answer is a list of rows. */
export type Repeat = Placed & {
  type: 'repeat'
  /** How many rows there are, when the answers say so; otherwise the researcher adds and removes them. */
  count?: string | undefined
}
export type Item = Group | Repeat | Question

const items = v.lazy(() => v.pipe(v.array(Item), v.maxLength(2_000)))

export const Group: v.GenericSchema<Group> = v.strictObject({
  type: v.literal('group'),
  ...placed,
  label: v.optional(Label),
  goalMinutes: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(600))),
  items,
})

export const Repeat: v.GenericSchema<Repeat> = v.strictObject({
  type: v.literal('repeat'),
  ...placed,
  label: v.optional(Label),
  count: v.optional(Expression),
  items,
})

export const Item: v.GenericSchema<Item> = v.lazy((input) => {
  const type = (input as { type?: unknown } | null)?.type
  if (type === 'group') return Group
  return type === 'repeat' ? Repeat : Question
})

export const instrumentKinds = [
  'interview',
  'observation',
  'fgd',
  'document',
  'scoring',
  'survey',
] as const
export const InstrumentKind = v.picklist(instrumentKinds)
export type InstrumentKind = v.InferOutput<typeof InstrumentKind>

export const consentScopes = ['record', 'quote', 'archive', 'share'] as const
export const ConsentScope = v.picklist(consentScopes)
export type ConsentScope = v.InferOutput<typeof ConsentScope>

export const Instrument = v.strictObject({
  /** Stable over versions; unique in the study. */
  slug: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'slug.form')),
  kind: InstrumentKind,
  technique: Technique,
  title: Label,
  /** The first is the one that every text has and all others fall back to. */
  languages: v.pipe(v.array(Language), v.minLength(1)),
  /** What one response is about. `case` needs a case, `participant` a participant with consent. */
  about: v.picklist(['participant', 'case', 'study']),
  /** Participant roles it is for; empty means any. */
  roles: v.array(v.pipe(v.string(), v.maxLength(40))),
  /** Consent scopes without which it must not be used. */
  needs: v.array(ConsentScope),
  items: v.pipe(v.array(Item), v.minLength(1), v.maxLength(2_000)),
  /** Choices that several questions share, by the list's name. */
  lists: v.optional(v.record(Name, ChoiceList)),
  files: v.optional(v.pipe(v.array(InstrumentFile), v.maxLength(500))),
  /** In a focus group: how many people may sit in the round. */
  seats: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(30))),
  /** What one response is called, worked out from its answers. */
  responseName: v.optional(Expression),
  scoring: v.optional(Scoring),
  /** Settings of an author's workbook that the model has no place for. */
  extra: v.optional(Extra),
})
export type Instrument = v.InferOutput<typeof Instrument>
