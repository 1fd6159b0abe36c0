// The words of the lock, of its settings and of signing out: read when they are needed.
import { guardEn } from './guard.en.ts'
import { guardId } from './guard.id.ts'

export const guardWords = { id: guardId, en: guardEn }
