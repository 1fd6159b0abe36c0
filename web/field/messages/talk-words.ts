// Apart from the others: only instruments for a talk need them.
import { talkEn } from './talk.en.ts'
import { talkId } from './talk.id.ts'

export const talkWords = { id: talkId, en: talkEn }
