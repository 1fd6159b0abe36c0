// The sample's facts are the article's, its sentences are not.
// Damayanti & Nanang 2020, https://doi.org/10.30872/psd.v1i2.22
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codebook } from '../../sample/codebook.ts'
import { codingId } from '../../sample/codings.ts'
import { findings } from '../../sample/findings.ts'
import { instruments } from '../../sample/instruments.ts'
import { memos } from '../../sample/memos.ts'
import { relations } from '../../sample/network.ts'
import { cases } from '../../sample/people.ts'
import { responses } from '../../sample/responses.ts'
import { incomes } from '../../sample/sources/documents.ts'
import { sources } from '../../sample/sources.ts'
import { citation, doi, study } from '../../sample/study.ts'
import { events } from '../../sample/timeline.ts'

const shared = new URL('../../../shared/reference/', import.meta.url)
const articleFile = new URL('seed-article.txt', shared)
const factsFile = new URL('seed-study.md', shared)

test('the income figures are those of the article, in the text and in the checklists', () => {
  // Damayanti & Nanang 2020, table 1.
  expect(incomes).toEqual([
    { year: 2015, group: 1_410_000, member: 335_000 },
    { year: 2016, group: 11_405_000, member: 475_000 },
    { year: 2017, group: 12_155_000, member: 650_000 },
  ])
  const table = sources.find(({ key }) => key === 'dok-pendapatan')?.text
  for (const written of [
    'Rp1.410.000',
    'Rp11.405.000',
    'Rp12.155.000',
    'Rp335.000',
    'Rp475.000',
    'Rp650.000',
  ])
    expect(table).toContain(written)
  const filled = responses
    .filter(({ instrument }) => instrument === 'pedoman-dokumentasi')
    .map(({ answers }) => [answers.tahun, answers.pendapatan_kelompok, answers.pendapatan_anggota])
  expect(filled).toEqual(incomes.map(({ year, group, member }) => [year, group, member]))
})

test('the events carry the dates of the article, no more exact than it gives them', () => {
  const happened = events.filter(({ body }) => body.figure === null)
  const dated = happened.map(({ body }) => [body.from, body.precision])
  expect(dated).toEqual([
    ['2011-01-01', 'year'],
    ['2011-01-01', 'about'],
    ['2013-01-01', 'about'],
    ['2013-01-01', 'year'],
    ['2014-01-01', 'about'],
    ['2014-04-01', 'month'],
    ['2014-04-01', 'month'],
    ['2014-04-01', 'year'],
    ['2014-01-01', 'year'],
    // Invented: the hard time, which the informants date differently.
    ['2014-01-01', 'year'],
    ['2015-01-01', 'year'],
    ['2015-01-01', 'year'],
    ['2016-01-01', 'year'],
    ['2016-01-01', 'year'],
    ['2017-01-01', 'year'],
  ])
  const founded = events.find(({ body }) => body.precision === 'month')?.body.label
  expect(founded).toContain('sepuluh anggota, lalu dua puluh')
})

test('the incomes make two series, each figure told by the document and by somebody', () => {
  const figures = events.flatMap(({ body }) =>
    body.figure
      ? [[body.figure.of, body.from.slice(0, 4), body.figure.value, body.evidence[0]]]
      : [],
  )
  expect(figures).toEqual(
    incomes.flatMap(({ year, group, member }) =>
      [
        ['Pendapatan kelompok', group],
        ['Rata-rata pendapatan anggota', member],
      ].map(([of, value]) => [
        of,
        String(year),
        value,
        codingId(`pendapatan.${year}`, 'pendapatan'),
      ]),
    ),
  )
})

test.skipIf(!existsSync(factsFile))('the figures of the reference page stand in the sample', () => {
  const facts = readFileSync(factsFile, 'utf8')
  const rows = facts.matchAll(/^\| (\d{4}) \| ([\d,]+) \| ([\d,]+) \|$/gm)
  const figures = [...rows].map(([, ...cells]) =>
    cells.map((cell) => Number(cell.replaceAll(',', ''))),
  )
  expect(figures).toEqual(incomes.map(({ year, group, member }) => [year, group, member]))
})

test.skipIf(!existsSync(articleFile))('no eight words in a row are the article’s', () => {
  const article = shinglesOf(readFileSync(articleFile, 'utf8'))
  const written: string[] = []
  const everything = [
    study,
    cases,
    codebook,
    instruments,
    sources,
    responses,
    findings,
    relations,
    events,
    memos,
  ]
  JSON.stringify(everything, (_, value) => {
    // The citation is the one place where the article's own title belongs.
    if (typeof value === 'string') written.push(value.replaceAll(citation, '').replaceAll(doi, ''))
    return value
  })
  const borrowed = written.flatMap((text) =>
    [...shinglesOf(text)].filter((one) => article.has(one)),
  )
  expect(borrowed).toEqual([])
})

function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.slice(7).map((_, at) => words.slice(at, at + 8).join(' ')))
}
