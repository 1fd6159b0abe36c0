// The words of drafts that are backed up and handed on, loaded with them.
import type { Words } from '../../kit/language.ts'

const id = {
  backedUp: (time: string) => `dicadangkan ${time}`,
  refused: 'Belum bisa dicadangkan:',
  to: (phone: string) => `Diteruskan oleh ${phone}`,
  toAnother: 'Diteruskan oleh telepon lain',
  toWhat:
    'Penyelia menyerahkan draf ini ke telepon itu, yang menyelesaikan dan mengirimnya. Di sini draf hanya bisa dibaca.',
  answers: 'Jawaban di telepon ini',
}
const en: typeof id = {
  backedUp: (time) => `backed up ${time}`,
  refused: 'Cannot be backed up:',
  to: (phone) => `Carried on by ${phone}`,
  toAnother: 'Carried on by another phone',
  toWhat:
    'The supervisor handed this draft to that phone, which finishes and sends it. Here it can only be read.',
  answers: 'Answers on this phone',
}
export const backupWords: Words<typeof id> = { id, en }
