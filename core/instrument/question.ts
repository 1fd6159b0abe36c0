// The questions of an instrument: every type of XLSForm that makes sense in a browser, and what guides need besides.
import * as v from 'valibot'
import { CodeName, Words } from '../wire/words.ts'
import { Choices } from './choices.ts'
import { ChoiceName, Expression, Extra, Label, Media, Name } from './names.ts'

/** A follow-up that an interviewer may need, in the order of the guide. */
export const Probe = v.strictObject({ name: Name, label: Label })
export type Probe = v.InferOutput<typeof Probe>

/** What a document record says of the document; the source made of it is called by the document's title. */
export const documentParts = [
  'title',
  'origin',
  'date',
  'address',
  'seenOn',
  'condition',
  'photo',
  'criticism',
] as const

/** What a response holds from the start: a plain value, or what an expression gives at that moment. */
export const Default = v.union([
  v.strictObject({ value: v.union([Words(20_000), v.number(), v.array(ChoiceName)]) }),
  v.strictObject({ expression: Expression }),
])
export type Default = v.InferOutput<typeof Default>

/** What everything in an instrument has that can be put to somebody. */
export const placed = {
  name: Name,
  hint: v.optional(Label),
  relevant: v.optional(Expression),
  /** Words that tell a client how to show it, as XLSForm has them: `minimal`, `likert`, `field-list`. */
  appearance: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(400))),
  media: v.optional(Media),
  extra: v.optional(Extra),
}

/** What a question has that the response keeps a value of. */
const kept = {
  ...placed,
  /** Computed from other answers; the server computes it again. */
  calculation: v.optional(Expression),
  default: v.optional(Default),
  /** Calculated anew when one of these questions is answered, not otherwise. */
  trigger: v.optional(v.array(Name)),
}

/** What a question has that somebody answers. */
const asked = {
  ...kept,
  label: Label,
  /** More help, shown when it is asked for. */
  guidance: v.optional(Label),
  /** `true`, or an expression that says when. */
  required: v.optional(v.union([v.boolean(), Expression])),
  requiredMessage: v.optional(Label),
  readOnly: v.optional(v.union([v.boolean(), Expression])),
  constraint: v.optional(Expression),
  constraintMessage: v.optional(Label),
  /** Follow-ups, for guides. */
  probes: v.optional(v.array(Probe)),
  /** The codes this prompt aims at: what "not asked" in a triangulation is derived from. */
  aims: v.optional(v.array(CodeName)),
  /** In a document checklist: what of the document this says. */
  records: v.optional(v.picklist(documentParts)),
}

const metres = v.pipe(v.number(), v.minValue(0), v.maxValue(100_000))
const positioned = { captureAccuracy: v.optional(metres), warningAccuracy: v.optional(metres) }

const chosen = {
  ...asked,
  /** Its own choices, or the name of one of the instrument's lists. */
  choices: v.union([Choices, Name]),
  /** Which choices are offered: an expression over the list's columns and the answers so far. */
  choiceFilter: v.optional(Expression),
  /** In an order of its own for each response; with a seed, the same order again. */
  shuffle: v.optional(v.strictObject({ seed: v.optional(Expression) })),
}

export const metaKinds = [
  'start',
  'end',
  'today',
  'deviceid',
  'username',
  'email',
  'phonenumber',
] as const

export const Question = v.variant('type', [
  v.strictObject({ type: v.literal('text'), ...asked, long: v.optional(v.boolean()) }),
  v.strictObject({
    type: v.literal('integer'),
    ...asked,
    min: v.optional(v.number()),
    max: v.optional(v.number()),
  }),
  v.strictObject({
    type: v.literal('decimal'),
    ...asked,
    min: v.optional(v.number()),
    max: v.optional(v.number()),
  }),
  /** A number on a line from `min` to `max` in steps; reversed when `min` is the greater. */
  v.strictObject({
    type: v.literal('range'),
    ...asked,
    min: v.number(),
    max: v.number(),
    step: v.pipe(
      v.number(),
      v.check((step) => step > 0, 'range.step'),
    ),
  }),
  /** `other` offers "other" and takes its words as `NAME_other`. */
  v.strictObject({ type: v.literal('selectOne'), ...chosen, other: v.optional(v.boolean()) }),
  v.strictObject({ type: v.literal('selectMany'), ...chosen, other: v.optional(v.boolean()) }),
  /** All choices put in an order. */
  v.strictObject({ type: v.literal('rank'), ...chosen }),
  v.strictObject({ type: v.literal('date'), ...asked }),
  v.strictObject({ type: v.literal('time'), ...asked }),
  v.strictObject({ type: v.literal('dateTime'), ...asked }),
  v.strictObject({ type: v.literal('geopoint'), ...asked, ...positioned }),
  v.strictObject({ type: v.literal('geotrace'), ...asked, ...positioned }),
  v.strictObject({ type: v.literal('geoshape'), ...asked, ...positioned }),
  v.strictObject({
    type: v.literal('image'),
    ...asked,
    /** The longer side, in pixels, that a photo is made smaller to. */
    maxPixels: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  }),
  v.strictObject({
    type: v.literal('audio'),
    ...asked,
    quality: v.optional(v.picklist(['normal', 'low', 'voice-only', 'external'])),
  }),
  v.strictObject({ type: v.literal('video'), ...asked }),
  v.strictObject({ type: v.literal('file'), ...asked }),
  v.strictObject({ type: v.literal('signature'), ...asked }),
  v.strictObject({ type: v.literal('barcode'), ...asked }),
  /** A box to tick; its answer is `OK`. */
  v.strictObject({ type: v.literal('acknowledge'), ...asked }),
  /**
   * Counts what is seen while watching: each choice is an event that may happen again and again, every mark with its
   * time. With `everySeconds` it is interval recording: a signal at each interval asks what is seen at that moment.
   */
  v.strictObject({
    type: v.literal('tally'),
    ...asked,
    choices: v.union([Choices, Name]),
    everySeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(3_600))),
  }),
  /** A text for the researcher to read; it has no answer. */
  v.strictObject({ type: v.literal('note'), ...placed, label: Label, guidance: v.optional(Label) }),
  /** Kept but never shown. A label, where there is one, names its column. */
  v.strictObject({
    type: v.literal('calculate'),
    ...kept,
    calculation: Expression,
    label: v.optional(Label),
  }),
  v.strictObject({ type: v.literal('hidden'), ...kept, label: v.optional(Label) }),
  v.strictObject({
    type: v.literal('meta'),
    ...kept,
    of: v.picklist(metaKinds),
    label: v.optional(Label),
  }),
])
export type Question = v.InferOutput<typeof Question>
export type QuestionType = Question['type']

/** A question that somebody is asked: it has a label, and may be required. */
export type Asked = Exclude<Question, { type: 'note' | 'calculate' | 'hidden' | 'meta' }>
/** A question whose answer is one or several of its choices. */
export type Choosing = Extract<Question, { choices: unknown }>
