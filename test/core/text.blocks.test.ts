// Blocks of imported texts: turns, paragraphs, speakers, and offsets that never touch a word.
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBlocks } from '../../core/text/blocks.ts'
import { readOpening } from '../../core/text/label.ts'
import { blockAt, momentAt } from '../../core/text/place.ts'
import { faultyBlock } from '../../core/text/sound.ts'

/** Each block as it is read: who, whether it asks, what. */
function read(text: string): [string | null, string, ...string[]][] {
  return findBlocks(text).map((block) => [
    block.speaker ?? null,
    text.slice(block.start, block.end),
    ...(block.asks ? ['asks'] : []),
  ])
}

test('a transcript of an Indonesian thesis is told apart by its speakers', () => {
  const text =
    'Pewawancara: Bagaimana KUBE ini dimulai?\nInforman 1: Dari sampah. Kami kumpulkan.\n\nLalu jadi pupuk.\nPewawancara : Siapa saja?'
  expect(read(text)).toEqual([
    ['Pewawancara', 'Bagaimana KUBE ini dimulai?', 'asks'],
    ['Informan 1', 'Dari sampah. Kami kumpulkan.'],
    ['Informan 1', 'Lalu jadi pupuk.'],
    ['Pewawancara', 'Siapa saja?', 'asks'],
  ])
})

test('labels in bold with a name in brackets are the same speaker as without', () => {
  expect(read('**K (Kiki):** Halo.\n**W:** Ya?\n**K:** Ya.')).toEqual([
    ['K', 'Halo.'],
    ['W', 'Ya?'],
    ['K', 'Ya.'],
  ])
})

test('moments of the recording are read before, within and above the label', () => {
  const text = '[00:04:12] P1: satu\nP2 (01:00:00): dua\n[00:05]\nP1: tiga\n04:12 P2: empat'
  expect(findBlocks(text).map((block) => block.timeMs)).toEqual([
    252_000, 3_600_000, 5_000, 252_000,
  ])
  expect(
    read('Sari 00:04\nKami mulai.\nBudi 00:09\nBaik.\nSari 00:12\nYa.\nBudi 00:15\nBagus.'),
  ).toEqual([
    ['Sari', 'Kami mulai.'],
    ['Budi', 'Baik.'],
    ['Sari', 'Ya.'],
    ['Budi', 'Bagus.'],
  ])
})

test('the hour of a field note is no moment of a recording and no speaker', () => {
  const text = '08:15 Ibu-ibu datang ke RT 07.\nPukul 10:30 timbangan dibuka.'
  expect(findBlocks(text)).toEqual([
    { start: 0, end: 30 },
    { start: 31, end: 60 },
  ])
})

test('a letter asks or answers by the company it keeps', () => {
  const asks = (text: string) => [
    ...new Set(findBlocks(text).flatMap((b) => (b.asks ? [b.speaker] : []))),
  ]
  expect(asks('I: Since when?\nR: Since 2014.')).toEqual(['I'])
  expect(asks('P: Sejak kapan?\nN: Sejak 2014.')).toEqual(['P'])
  expect(asks('T: Sejak kapan?\nJ: Sejak 2014.')).toEqual(['T'])
  expect(asks('Q: Since when?\nA: Since 2014.')).toEqual(['Q'])
  expect(asks('M: Siapa mulai?\nP1: Saya.\nP2: Saya juga.')).toEqual(['M'])
})

test('where P and I both speak, the one who asks questions is the interviewer, and nobody when that is a draw', () => {
  const asks = (text: string) => [
    ...new Set(findBlocks(text).flatMap((b) => (b.asks ? [b.speaker] : []))),
  ]
  expect(asks('P: Sejak kapan?\nI: 2014.\nP: Lalu?\nI: Begitu saja.')).toEqual(['P'])
  expect(asks('I: Since when?\nP: 2014.\nI: And then?\nP: That was all.')).toEqual(['I'])
  expect(asks('P: Sejak 2014.\nI: Baik.')).toEqual([])
})

test('of two speakers, one of whom is called the participant, the other asks', () => {
  expect(read('Dan: Okay.\nParticipant: Yes.\nDan: Good.')).toEqual([
    ['Dan', 'Okay.', 'asks'],
    ['Participant', 'Yes.'],
    ['Dan', 'Good.', 'asks'],
  ])
})

test('where only the questions are labelled, the answers are not put into the mouth of the interviewer', () => {
  expect(
    read('Peneliti: Siapa yang menimbang?\n\nBergiliran, tiap Sabtu.\n\nPeneliti:\nSejak kapan?'),
  ).toEqual([
    ['Peneliti', 'Siapa yang menimbang?', 'asks'],
    [null, 'Bergiliran, tiap Sabtu.'],
    ['Peneliti', 'Sejak kapan?', 'asks'],
  ])
})

test('what stands before a colon in a report is nobody', () => {
  const text =
    'Sumber: Data primer, 2018\n\nKata kunci: kemandirian\n\nSumber: Dinas Sosial\n\nCatatan: lihat lampiran\n\nTabel 1: Pendapatan'
  expect(findBlocks(text).every((block) => block.speaker === undefined)).toBe(true)
  expect(findBlocks(text)).toHaveLength(5)
})

test('lines broken by a page belong to one turn, and the page number to none', () => {
  const full = 'kata '.repeat(19).trim()
  const text = `P1: ${full}\n${full}\nakhir.\nP2: ${full}\n\n3/8\n\nlanjutan.`
  expect(read(text)).toEqual([
    ['P1', `${full}\n${full}\nakhir.`],
    ['P2', full],
    [null, '3/8'],
    ['P2', 'lanjutan.'],
  ])
})

test('in a text with a paragraph to the line, each line is a block', () => {
  const paragraph = 'Kalimat yang agak panjang. '.repeat(12).trim()
  expect(findBlocks(`Judul\n${paragraph}\n${paragraph}`)).toHaveLength(3)
})

test('a list is a block to the item', () => {
  const item = 'menimbang sampah dan mencatatnya di buku besar kelompok yang dipegang bendahara'
  expect(findBlocks(`1. ${item}\n2. ${item}\n3. ${item}`)).toHaveLength(3)
})

test('a turn longer than a page is cut after a sentence and keeps its speaker, its moment only once', () => {
  const long = 'Begitulah ceritanya dari awal. '.repeat(600).trim()
  const text = `[00:01:00] P1: ${long}\nP2: Ya.`
  const blocks = findBlocks(text)
  expect(blocks.length).toBeGreaterThan(3)
  expect(
    blocks
      .slice(0, -1)
      .every((b) => b.speaker === 'P1' && text.slice(b.start, b.end).endsWith('.')),
  ).toBe(true)
  expect(blocks.map((b) => b.timeMs)).toEqual([60_000, ...blocks.slice(1).map(() => undefined)])
})

test('a line that says nothing before its words opens with nothing', () => {
  expect(readOpening('Lihat https://kube.example/ di sana')).toEqual({
    label: null,
    timeMs: null,
    wordsAt: 0,
  })
  expect(readOpening('  **Ibu Sari** : ya')).toEqual({
    label: 'Ibu Sari',
    timeMs: null,
    wordsAt: 17,
  })
})

test('a place is found by the block that holds it, its moment by the last one marked', () => {
  const text = '[00:10] P1: satu\nP2: dua\n[00:30] P1: tiga'
  const blocks = findBlocks(text)
  expect(blockAt(blocks, text.indexOf('dua') + 1)?.speaker).toBe('P2')
  expect(momentAt(blocks, text.indexOf('dua'))).toBe(10_000)
  expect(momentAt(blocks, text.indexOf('tiga'))).toBe(30_000)
  expect(blockAt(blocks, 0)).toBeNull()
  expect(momentAt([], 3)).toBeNull()
})

test('blocks that do not fit their text are named by what is wrong with them', () => {
  const block = (start: number, end: number) => ({ start, end })
  expect(faultyBlock('a😀b', [block(0, 1), block(1, 3), block(3, 4)])).toBeNull()
  expect(faultyBlock('a😀b', [block(0, 1), block(1, 2)])).toEqual({
    at: 1,
    reason: 'block.surrogate',
  })
  expect(faultyBlock('abc', [block(0, 4)])).toEqual({ at: 0, reason: 'block.outside' })
  expect(faultyBlock('abc', [block(2, 2)])).toEqual({ at: 0, reason: 'block.empty' })
  expect(faultyBlock('abc', [block(0, 2), block(1, 3)])).toEqual({ at: 1, reason: 'block.order' })
})

const lines = fc.oneof(
  fc.constantFrom(
    '',
    '  ',
    'P1: ',
    'Peneliti: ya?',
    '[00:01:02]',
    '12',
    '3/8',
    '**K:** halo',
    'I: hm',
    'R: 😀',
  ),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(7_000, 13_001).map((n) => '😀'.repeat(n)),
  fc.constant('kata lagi. '.repeat(1_500)),
)

test('whatever the text, blocks are in order, apart, inside it, and leave no word and no character behind', () => {
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 12 }), (parts) => {
      const text = parts.join('\n').replaceAll('\r', '').toWellFormed()
      const blocks = findBlocks(text)
      expect(faultyBlock(text, blocks)).toBeNull()
      for (const { start, end } of blocks)
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
      // Between blocks stand only labels, moments and white space, never a whole line of words.
      const gaps = blocks.map((block, at) => text.slice(blocks[at - 1]?.end ?? 0, block.start))
      for (const line of gaps.flatMap((gap) => gap.split('\n')))
        expect(
          readOpening(line).wordsAt === line.length || line.trim() === '' || line.length < 120,
        ).toBe(true)
    }),
    { numRuns: 60 },
  )
})

const article = new URL('../../../shared/reference/seed-article.txt', import.meta.url)
test.skipIf(!existsSync(article))(
  'a scientific article is its headings and paragraphs, and nobody speaks in it',
  () => {
    const text = readFileSync(article, 'utf8')
    const blocks = findBlocks(text)
    expect(blocks.filter((block) => block.speaker)).toEqual([])
    expect(blocks.some((block) => text.slice(block.start, block.end) === '1. PENDAHULUAN')).toBe(
      true,
    )
    const words = (part: string) => part.match(/\S+/g)?.length ?? 0
    expect(blocks.reduce((sum, b) => sum + words(text.slice(b.start, b.end)), 0)).toBe(words(text))
  },
)

const interview = new URL('../../../shared/data/interviews/pdpilot-P4.pdf', import.meta.url)
test.skipIf(!existsSync(interview))(
  'an interview drawn out of a PDF is its turns, each whole and each with its speaker',
  async () => {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
    const pdf = await getDocument({ data: new Uint8Array(readFileSync(interview)), verbosity: 0 })
      .promise
    const pages: string[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent()
      pages.push(
        items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
      )
    }
    const text = pages.join('\n\n')
    const blocks = findBlocks(text)
    const said = blocks.filter((block) => block.speaker !== undefined)
    expect(new Set(said.map((block) => `${block.speaker} ${block.asks ?? false}`))).toEqual(
      new Set(['Dan true', 'Participant false']),
    )
    // Apart from turns there are page and line numbers and the heading: no sentence is nobody's.
    const rest = blocks.filter((block) => block.speaker === undefined)
    expect(rest.filter((block) => /[a-z] [a-z]/.test(text.slice(block.start, block.end)))).toEqual(
      [],
    )
    // The label of a turn is never left inside another turn.
    expect(
      said.filter((block) => /\n(Dan|Participant):/.test(text.slice(block.start, block.end))),
    ).toEqual([])
  },
)
