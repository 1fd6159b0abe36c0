// Words of instruments, responses, participants, people and phones, in English.
import type { fieldwork as indonesian } from './fieldwork.id.ts'

export const fieldwork: typeof indonesian = {
  title: 'Fieldwork',
}
