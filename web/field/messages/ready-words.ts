// Apart from the others, so that the first load does not carry them.
import { readyEn } from './ready.en.ts'
import { readyId } from './ready.id.ts'

export const readyWords = { id: readyId, en: readyEn }
