// The builder's words in both languages; they are loaded with the builder, not with the desk.
import { type Language, useWords } from '../../kit/language.ts'
import { frame as frameEn } from './words/frame.en.ts'
import { frame as frameId } from './words/frame.id.ts'
import { parts as partsEn } from './words/parts.en.ts'
import { parts as partsId } from './words/parts.id.ts'
import { question as questionEn } from './words/question.en.ts'
import { question as questionId } from './words/question.id.ts'

const id = { ...frameId, ...questionId, ...partsId }
export type BuildMessages = typeof id
const en: BuildMessages = { ...frameEn, ...questionEn, ...partsEn }
const words = { id, en }

export function useBuild(): BuildMessages {
  return useWords(words)
}

/** For what is printed in the language of an instrument. */
export function wordsIn(language: Language): BuildMessages {
  return words[language]
}
