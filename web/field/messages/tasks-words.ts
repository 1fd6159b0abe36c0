// The words of tasks, loaded with them: the first question needs none.
import type { Words } from '../../kit/language.ts'

const id = {
  gap: 'Celah triangulasi',
  plain: 'Tugas',
  due: (day: string) => `Paling lambat ${day}`,
  overdue: (day: string) => `Lewat batas: ${day}`,
  start: (instrument: string) => `Mulai ${instrument}`,
  resume: (instrument: string) => `Lanjutkan ${instrument}`,
  waiting: 'Responsnya menunggu dikirim',
  begunHere: 'Sudah dimulai di telepon ini',
  begunBy: (phone: string) => `Sudah dimulai di ${phone}`,
  later: (n: number) => `Kunjungan berikutnya (${n})`,
  forYou: 'untuk telepon ini',
  asks: (n: number) => `${n} pertanyaan didahulukan`,
  decline: 'Tidak bisa dikerjakan',
  why: 'Mengapa tugas ini tidak bisa dikerjakan?',
  tell: 'Beri tahu penyelia',
  cancel: 'Batal',
}
const en: typeof id = {
  gap: 'Triangulation gap',
  plain: 'Task',
  due: (day) => `By ${day}`,
  overdue: (day) => `Overdue: ${day}`,
  start: (instrument) => `Start ${instrument}`,
  resume: (instrument) => `Go on with ${instrument}`,
  waiting: 'Its response is waiting to be sent',
  begunHere: 'Begun on this phone',
  begunBy: (phone) => `Begun on ${phone}`,
  later: (n) => `Later visits (${n})`,
  forYou: 'for this phone',
  asks: (n) => `${n} ${n === 1 ? 'question comes' : 'questions come'} first`,
  decline: 'It cannot be done',
  why: 'Why can this task not be done?',
  tell: 'Tell the supervisor',
  cancel: 'Cancel',
}
export const tasksWords: Words<typeof id> = { id, en }
