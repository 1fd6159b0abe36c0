// Apart from the others, so that the first load does not carry them.
import { afterEn } from './after.en.ts'
import { afterId } from './after.id.ts'

export const afterWords = { id: afterId, en: afterEn }
