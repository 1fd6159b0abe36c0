// The field for one question's answer, fitting its type. What a first question seldom is comes later.

import type { FormNode } from '../../../core/answer/form.ts'
import type { Asked } from '../../../core/instrument/question.ts'
import type { AnswerValue } from '../../../core/wire/response.ts'
import { AcknowledgeField } from './acknowledge-field.tsx'
import { ChoiceField } from './choice-field.tsx'
import { later } from './later.tsx'
import { NumberField } from './number-field.tsx'
import { TextField } from './text-field.tsx'

export type FieldProps<Q extends Asked = Asked> = {
  node: FormNode
  question: Q
  value: AnswerValue | undefined
  /** The element that says the question. */
  labelledBy: string
  /** The elements that say more of it: hint and problem. */
  describedBy: string | undefined
  isWrong: boolean
  isReadOnly: boolean
  onAnswer: (value: AnswerValue | undefined) => void
  /** The researcher has moved on from the field: now it may be judged. */
  onLeave: () => void
  /** The words of "other", and where they go. */
  other: { value: string; onAnswer: (words: string) => void } | null
  /** The answer needs nothing more: the next question may come. */
  onDone: () => void
}
export type Field<T extends Asked['type']> = FieldProps<Extract<Asked, { type: T }>>

const DateField = later(() => import('./moment-field.tsx').then((part) => part.DateField))
const TimeField = later(() => import('./moment-field.tsx').then((part) => part.TimeField))
const DateTimeField = later(() => import('./moment-field.tsx').then((part) => part.DateTimeField))
const RangeField = later(() => import('./range-field.tsx').then((part) => part.RangeField))
const RankField = later(() => import('./rank-field.tsx').then((part) => part.RankField))
const PointField = later(() => import('./point-field.tsx').then((part) => part.PointField))
const LineField = later(() => import('./line-field.tsx').then((part) => part.LineField))
const ImageField = later(() => import('./image-field.tsx').then((part) => part.ImageField))
const AudioField = later(() => import('./audio-field.tsx').then((part) => part.AudioField))
const FileField = later(() => import('./file-field.tsx').then((part) => part.FileField))
const SignatureField = later(() =>
  import('./signature-field.tsx').then((part) => part.SignatureField),
)
const BarcodeField = later(() => import('./barcode-field.tsx').then((part) => part.BarcodeField))
const TallyField = later(() => import('./tally-field.tsx').then((part) => part.TallyField))

export function AnswerField(props: FieldProps) {
  const { question } = props
  switch (question.type) {
    case 'text':
      return <TextField {...props} question={question} />
    case 'integer':
    case 'decimal':
      return <NumberField {...props} question={question} />
    case 'date':
      return <DateField {...props} question={question} />
    case 'time':
      return <TimeField {...props} question={question} />
    case 'dateTime':
      return <DateTimeField {...props} question={question} />
    case 'selectOne':
    case 'selectMany':
      return <ChoiceField {...props} question={question} />
    case 'acknowledge':
      return <AcknowledgeField {...props} question={question} />
    case 'range':
      return <RangeField {...props} question={question} />
    case 'rank':
      return <RankField {...props} question={question} />
    case 'geopoint':
      return <PointField {...props} question={question} />
    case 'geotrace':
    case 'geoshape':
      return <LineField {...props} question={question} />
    case 'image':
      return <ImageField {...props} question={question} />
    case 'audio':
      return <AudioField {...props} question={question} />
    case 'video':
    case 'file':
      return <FileField {...props} question={question} />
    case 'signature':
      return <SignatureField {...props} question={question} />
    case 'barcode':
      return <BarcodeField {...props} question={question} />
    case 'tally':
      return <TallyField {...props} question={question} />
    default:
      return question satisfies never
  }
}

/** What assistive technology is told of a field that is one control. */
export function ariaOf({ node, labelledBy, describedBy, isWrong, isReadOnly }: FieldProps) {
  return {
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': isWrong || undefined,
    'aria-required': node.isRequired || undefined,
    readOnly: isReadOnly || undefined,
  }
}
