// Apart from the others, so that the first load does not carry them.
import { fieldsEn } from './fields.en.ts'
import { fieldsId } from './fields.id.ts'

export const fieldWords = { id: fieldsId, en: fieldsEn }
