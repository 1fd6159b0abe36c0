// The builder's words in both languages; they are loaded with the builder, not with the desk.
import { useWords } from '../../kit/language.ts'
import { frame as frameEn } from './words/frame.en.ts'
import { frame as frameId } from './words/frame.id.ts'
import { parts as partsEn } from './words/parts.en.ts'
import { parts as partsId } from './words/parts.id.ts'
import { question as questionEn } from './words/question.en.ts'
import { question as questionId } from './words/question.id.ts'

const id = { ...frameId, ...questionId, ...partsId }
export type BuildMessages = typeof id
const en: BuildMessages = { ...frameEn, ...questionEn, ...partsEn }

export function useBuild(): BuildMessages {
  return useWords({ id, en })
}
