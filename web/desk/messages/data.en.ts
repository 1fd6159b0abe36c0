// Words of the export and the audit trail, in English.
import type { data as indonesian } from './data.id.ts'

export const data: typeof indonesian = {
  title: 'Data',
}
