// Which words there must be, told by the model: a type without words does not compile.
import type { metaKinds } from '../../../../core/instrument/question.ts'
import type { ItemType } from '../kinds.ts'

export type TypeWords = Record<ItemType, { label: string; short: string; example: string }>
export type MetaKinds = Record<(typeof metaKinds)[number], string>
