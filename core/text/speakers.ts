// Who speaks in a transcript: which of its labels name people, and which of these people ask.
// The customs are those of Indonesian theses and of English interviews (triangulation.md, "Speaker labels").

export type Turn = { label: string; words: string }

const askingWords = new Set(
  'pewawancara peneliti penanya tanya pertanyaan interviewer researcher moderator fasilitator facilitator enumerator question q'.split(
    ' ',
  ),
)
const answeringWords = new Set(
  'informan narasumber responden partisipan peserta subjek subyek jawab jawaban informant respondent participant interviewee answer'.split(
    ' ',
  ),
)
const otherSpeakers = new Set('speaker pembicara observer pengamat notulen'.split(' '))
// These stand before a colon again and again and are nobody.
const nobody = new Set(
  (
    'sumber source catatan note notes keterangan tabel table gambar figure grafik contoh example kata keywords abstrak ' +
    'abstract doi lokasi tempat tanggal waktu hari pukul jam durasi date time place duration tema topik topic judul title ' +
    'nama name usia umur age alamat address pekerjaan pendidikan halaman page bagian section received accepted published'
  ).split(' '),
)
// The names that need no capital: Ahmad bin Yusuf, Ludwig van Beethoven.
const smallNameWords = new Set('bin binti van von de da'.split(' '))

/** P1, KS-1, GR-02: how studies write a participant. */
const participantCode = /^[A-Z]{1,4}[-_]?\d{1,3}$/

/**
 * The labels that are people. Known words and participant codes always are. A name, or a single letter, could be any
 * phrase before a colon, so it must come twice; one letter is enough beside another speaker (`Q:` … `A:`).
 */
export function speakersAmong(turns: readonly Turn[]): Set<string> {
  const times = new Map<string, number>()
  for (const { label } of turns) times.set(label, (times.get(label) ?? 0) + 1)
  const shaped = [...times.keys()].filter((label) => isKnown(label) || isNameLike(label))
  const known = shaped.filter(isKnown)
  const letters = shaped.filter((label) => label.length === 1)
  const twice = shaped.filter((label) => (times.get(label) ?? 0) > 1)
  // A single label that comes twice is a refrain, not a conversation.
  const talk = new Set([...known, ...twice, ...letters])
  return talk.size > 1 ? talk : new Set(known)
}

/**
 * The people who ask. Words say it (Peneliti, Interviewer). Letters say it in company: I beside R or P1 is the
 * interviewer, P beside N, R, J or I1 the pewawancara, T beside J the question, M beside P1 the moderator.
 * Where both P and I speak the custom is ambiguous (pewawancara and informan, or participant and interviewer): the one who puts
 * question marks into more of their turns asks. Of two speakers, one of whom answers by name, the other asks.
 */
export function askersAmong(turns: readonly Turn[], speakers: ReadonlySet<string>): Set<string> {
  const has = (...labels: string[]) => labels.some((label) => speakers.has(label))
  const numbered = (letter: string) =>
    [...speakers].some((s) => s[0] === letter && /^.[-_]?\d+$/.test(s))
  const asks = new Set([...speakers].filter((label) => askingWords.has(wordOf(label))))
  if (has('I') && has('P')) asks.add(asksMore(turns, 'I', 'P'))
  else if (has('I') && (has('R') || numbered('R') || numbered('P'))) asks.add('I')
  else if (has('P') && (has('N', 'R', 'J') || numbered('I') || numbered('N') || numbered('R')))
    asks.add('P')
  if (has('T') && has('J')) asks.add('T')
  if (has('M') && (numbered('P') || numbered('R') || numbered('I'))) asks.add('M')
  asks.delete('')
  const answers = [...speakers].filter((s) => answeringWords.has(wordOf(s)))
  if (asks.size === 0 && speakers.size === 2 && answers.length === 1)
    for (const label of speakers) if (label !== answers[0]) asks.add(label)
  return asks
}

/** Empty when they ask alike: then a person must say who is who. */
function asksMore(turns: readonly Turn[], one: string, other: string): string {
  const share = (label: string) => {
    const own = turns.filter((turn) => turn.label === label)
    return own.filter((turn) => turn.words.includes('?')).length / Math.max(1, own.length)
  }
  const difference = share(one) - share(other)
  return difference > 0 ? one : difference < 0 ? other : ''
}

/** `Peneliti 2` → `peneliti`; `Q1` → `q`. */
function wordOf(label: string): string {
  return (label.split(' ')[0] ?? '').toLowerCase().replace(/[-_.]?\d+$/, '')
}

function isKnown(label: string): boolean {
  const word = wordOf(label)
  const named = askingWords.has(word) || answeringWords.has(word) || otherSpeakers.has(word)
  return (named && label.length > 1) || (participantCode.test(label) && !nobody.has(word))
}

function isNameLike(label: string): boolean {
  if (nobody.has(wordOf(label))) return false
  return label.split(' ').every((word) => /^\p{Lu}/u.test(word) || smallNameWords.has(word))
}
