// The answers that stand in the preview, for everybody who shows what an expression gives with them.
import { createContext, useContext } from 'react'
import type { Answers } from '../../../core/wire/response.ts'

const none: Answers = {}
export const SampleAnswers = createContext<Answers>(none)

export function useSampleAnswers(): Answers {
  return useContext(SampleAnswers)
}
