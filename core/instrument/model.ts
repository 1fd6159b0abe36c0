// The instrument: what a guide, a sheet, a checklist, a scoring form or a survey is made of.
// One valibot schema is the model, the check at every border, and the type.
import * as v from 'valibot'
import { CodeName, Language, Technique, Words } from '../wire/words.ts'

/** A name that answers, expressions and exports use for a question, a group, a choice or a probe. */
export const Name = v.pipe(v.string(), v.regex(/^[a-zA-Z_][a-zA-Z0-9_-]{0,63}$/, 'name.form'))

/** A text per language; at least one language, and nothing empty. Shown with fallback to the first language of the instrument. */
export const Label = v.pipe(
  v.record(Language, v.pipe(Words(4_000), v.minLength(1, 'label.empty'))),
  v.check((label) => Object.keys(label).length > 0, 'label.empty'),
)
export type Label = v.InferOutput<typeof Label>

/** Text in the XLSForm expression language, kept as its author wrote it; `core/expression` reads it. */
export const Expression = v.pipe(v.string(), v.minLength(1), v.maxLength(2_000))

export const Choice = v.strictObject({
  name: Name,
  label: Label,
  /** Points for scoring; a choice without points counts as unanswered there. */
  points: v.optional(v.number()),
})
export type Choice = v.InferOutput<typeof Choice>

/** A follow-up that an interviewer may need, in the order of the guide. */
export const Probe = v.strictObject({ name: Name, label: Label })
export type Probe = v.InferOutput<typeof Probe>

const common = {
  name: Name,
  label: Label,
  hint: v.optional(Label),
  /** `true`, or an expression that says when. */
  required: v.optional(v.union([v.boolean(), Expression])),
  relevant: v.optional(Expression),
  constraint: v.optional(Expression),
  constraintMessage: v.optional(Label),
  /** Follow-ups, for guides. */
  probes: v.optional(v.array(Probe)),
  /** The codes this prompt aims at: what "not asked" in a triangulation is derived from. */
  aims: v.optional(v.array(CodeName)),
}

export const Question = v.variant('type', [
  v.strictObject({ type: v.literal('text'), ...common, long: v.optional(v.boolean()) }),
  v.strictObject({
    type: v.literal('integer'),
    ...common,
    min: v.optional(v.number()),
    max: v.optional(v.number()),
  }),
  v.strictObject({
    type: v.literal('decimal'),
    ...common,
    min: v.optional(v.number()),
    max: v.optional(v.number()),
  }),
  v.strictObject({ type: v.literal('date'), ...common }),
  v.strictObject({
    type: v.literal('selectOne'),
    ...common,
    choices: v.pipe(v.array(Choice), v.minLength(1), v.maxLength(5_000)),
  }),
  v.strictObject({
    type: v.literal('selectMany'),
    ...common,
    choices: v.pipe(v.array(Choice), v.minLength(1), v.maxLength(5_000)),
  }),
  /** A text for the researcher to read; it has no answer. */
  v.strictObject({
    type: v.literal('note'),
    name: Name,
    label: Label,
    hint: v.optional(Label),
    relevant: v.optional(Expression),
  }),
])
export type Question = v.InferOutput<typeof Question>
export type QuestionType = Question['type']

/** A theme of a guide or a section of a form: what is relevant, and how long a talk should stay with it. */
export type Group = {
  type: 'group'
  name: string
  label: Label
  hint?: Label | undefined
  relevant?: string | undefined
  goalMinutes?: number | undefined
  items: Item[]
}
export type Item = Group | Question

export const Group: v.GenericSchema<Group> = v.strictObject({
  type: v.literal('group'),
  name: Name,
  label: Label,
  hint: v.optional(Label),
  relevant: v.optional(Expression),
  goalMinutes: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(600))),
  items: v.lazy(() => v.pipe(v.array(Item), v.maxLength(1_000))),
})

export const Item: v.GenericSchema<Item> = v.lazy((input) =>
  (input as { type?: unknown } | null)?.type === 'group' ? Group : Question,
)

/** One scored item: which question, its weight, and whether its scale runs the other way. */
export const ScoreItem = v.strictObject({
  question: Name,
  weight: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1_000))),
  reversed: v.optional(v.boolean()),
})
export type ScoreItem = v.InferOutput<typeof ScoreItem>

/** A named range of the total, half-open: `from` ≤ total < the next band's `from`. */
export const Band = v.strictObject({ name: Name, label: Label, from: v.number() })
export type Band = v.InferOutput<typeof Band>

export const Scoring = v.strictObject({
  /** Sub-scales in order; each item belongs to one. */
  subscales: v.pipe(
    v.array(
      v.strictObject({
        name: Name,
        label: Label,
        items: v.pipe(v.array(ScoreItem), v.minLength(1)),
      }),
    ),
    v.minLength(1),
  ),
  /**
   * An unanswered item: `strict` voids its sub-scale and the total; `zero` counts it as 0;
   * `prorate` scales the answered ones up when at least `atLeast` items of the sub-scale are answered.
   */
  missing: v.variant('rule', [
    v.strictObject({ rule: v.literal('strict') }),
    v.strictObject({ rule: v.literal('zero') }),
    v.strictObject({
      rule: v.literal('prorate'),
      atLeast: v.pipe(v.number(), v.integer(), v.minValue(1)),
    }),
  ]),
  /** Decimals that sub-scales and total are rounded to, half away from zero. */
  decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
  bands: v.array(Band),
})
export type Scoring = v.InferOutput<typeof Scoring>

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
  languages: v.pipe(v.array(Language), v.minLength(1)),
  /** What one response is about. `case` needs a case, `participant` a participant with consent. */
  about: v.picklist(['participant', 'case', 'study']),
  /** Participant roles it is for; empty means any. */
  roles: v.array(v.pipe(v.string(), v.maxLength(40))),
  /** Consent scopes without which it must not be used. */
  needs: v.array(ConsentScope),
  items: v.pipe(v.array(Item), v.minLength(1), v.maxLength(1_000)),
  scoring: v.optional(Scoring),
})
export type Instrument = v.InferOutput<typeof Instrument>
