// How the pieces of a PDF become lines and paragraphs that a transcript's turns can be found in.
import { expect, test } from 'vitest'
import { findBlocks } from '../../core/text/blocks.ts'
import { type Item, textOfPages } from '../../web/desk/sources/pdf-text.ts'

/** A line of text at a height of the page, in one piece. */
function line(text: string, y: number, x = 72): Item {
  return { text, x, y, width: text.length * 6, height: 12 }
}

test('lines keep their order, and a wider gap begins a paragraph', () => {
  const items = [
    line('Kami duduk dulu', 700),
    line('bersama.', 686),
    line('Lalu dikerjakan.', 650),
    line('Selesai.', 636),
  ]
  expect(textOfPages([{ height: 842, items }])).toBe(
    'Kami duduk dulu\nbersama.\n\nLalu dikerjakan.\nSelesai.',
  )
})

test('pieces of one line are joined, with a blank only where there is a gap', () => {
  const items: Item[] = [
    { text: 'keput', x: 72, y: 700, width: 30, height: 12 },
    { text: 'usan', x: 102, y: 700, width: 24, height: 12 },
    { text: 'bersama', x: 132, y: 700.4, width: 42, height: 12 },
  ]
  expect(textOfPages([{ height: 842, items }])).toBe('keputusan bersama')
})

test('running heads and page numbers stay out, and a sentence goes on over the page', () => {
  const page = (number: number, words: string) => ({
    height: 842,
    items: [line(`Wawancara P-003 · ${number}`, 810), line(words, 700), line(String(number), 30)],
  })
  expect(textOfPages([page(1, 'Kami duduk dulu dan'), page(2, 'semua diajak bicara.')])).toBe(
    'Kami duduk dulu dan\nsemua diajak bicara.',
  )
})

test('a hyphen at the end of a line stays as it was written', () => {
  expect(
    textOfPages([{ height: 842, items: [line('kelompok-', 700), line('kelompok tani', 686)] }]),
  ).toBe('kelompok-\nkelompok tani')
})

test('the turns of a transcript are found again', () => {
  const items = [
    line('Peneliti: Siapa yang memutuskan?', 700),
    line('P-003: Kami duduk dulu bersama, semua anggota diajak bicara dan tidak ada yang', 680),
    line('ditinggal, karena aturannya kami buat sendiri.', 666),
    line('Peneliti: Lalu?', 646),
  ]
  const text = textOfPages([{ height: 842, items }])
  expect(findBlocks(text).map((block) => block.speaker)).toEqual(['Peneliti', 'P-003', 'Peneliti'])
})
