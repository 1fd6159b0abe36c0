// Words of instruments, responses, participants, people and phones, in Indonesian.
export const fieldwork = {
  title: 'Lapangan',
}
