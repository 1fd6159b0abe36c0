// A Taguette project comes in with its words, its tags and every highlight where it was.
import { expect, test } from 'vitest'
import { codesOfPaths, guessLevels } from '../../core/import/code-paths.ts'
import { openTaguette } from '../../core/import/taguette/file.ts'
import { readTaguette, type TaguetteChoices } from '../../core/import/taguette/read.ts'
import { type TaguetteStudy, taguetteFile } from '../taguette.ts'

const html =
  '<h1>Wawancara P-003</h1>\n<p>Peneliti: Bagaimana kas 👩🏽‍🌾 dipegang?</p>\n<p>P-003: Bergiliran, <b>tiap bulan</b> &amp; dicatat.</p>'
const bytes = (text: string) => new TextEncoder().encode(text).length
const before = 'Wawancara P-003\nPeneliti: Bagaimana kas 👩🏽‍🌾 dipegang?\nP-003: '
const start = bytes(before)

const study: TaguetteStudy = {
  name: 'KUBE',
  description: 'Delapan bulan',
  documents: [
    { name: 'Wawancara P-003', html, description: 'direkam di rumah' },
    { name: 'Rapat', html: '<p>Rapat dibuka.</p>' },
    { name: 'Kosong', html: '<p> </p>' },
  ],
  tags: [
    { path: 'kas' },
    { path: 'kas.giliran', description: 'uang dipegang bergantian' },
    { path: 'dsb.' },
  ],
  highlights: [
    {
      document: 'Wawancara P-003',
      start,
      end: start + bytes('Bergiliran, tiap bulan'),
      tags: ['kas.giliran', 'kas'],
      by: 'rina',
    },
    { document: 'Rapat', start: 0, end: 5, tags: [] },
    { document: 'Rapat', start: 0, end: 5, tags: ['kas'] },
    { document: 'Rapat', start: 900, end: 950, tags: ['kas'] },
  ],
}

function bundleOf(studies: TaguetteStudy[], choices: Partial<TaguetteChoices> = {}) {
  const opened = openTaguette(taguetteFile(studies))
  if ('fault' in opened) throw new Error(opened.fault)
  const [first] = opened.projects
  return readTaguette(opened.db, {
    project: first?.id ?? 0,
    levels: '.',
    technique: 'document',
    admin: 'Sari',
    ...choices,
  })
}

test('each highlight covers its words, under its tags, by whom it was made', () => {
  const bundle = bundleOf([study])
  const texts = new Map(bundle.sources.map(({ key, text }) => [key, text]))
  expect(
    bundle.codings.map(({ source, code, coder, start: from, end, madeAt }) => [
      texts.get(source)?.slice(from, end),
      code,
      coder,
      madeAt,
    ]),
  ).toEqual([
    ['Bergiliran, tiap bulan', 'tag kas.giliran', 'login rina', '2024-03-05T08:12:33.123Z'],
    ['Bergiliran, tiap bulan', 'tag kas', 'login rina', '2024-03-05T08:12:33.123Z'],
    ['Rapat', 'tag kas', 'login Sari', '2024-03-05T08:12:33.123Z'],
  ])
  expect(bundle.sources.map(({ title, technique }) => [title, technique])).toEqual([
    ['Wawancara P-003', 'interview'],
    ['Rapat', 'document'],
  ])
  expect(bundle.coders).toEqual([
    { key: 'login rina', name: 'rina' },
    { key: 'login Sari', name: 'Sari' },
  ])
  expect(bundle.memos.map(({ on, text }) => [on.kind, text])).toEqual([
    ['source', 'direkam di rumah'],
    ['study', 'Delapan bulan'],
  ])
  expect(bundle.left).toEqual([
    { kind: 'text-missing', count: 1, names: ['Kosong'] },
    { kind: 'coding-unfit', count: 2, names: ['Rapat #2', 'Rapat #4'] },
  ])
})

test('tags with points become a tree, or stay as they are called', () => {
  const tree = bundleOf([study]).codes.map(({ label, parent, definition }) => [
    label,
    parent,
    definition,
  ])
  expect(tree).toEqual([
    ['kas', null, ''],
    ['giliran', 'tag kas', 'uang dipegang bergantian'],
    ['dsb.', null, ''],
  ])
  expect(
    bundleOf([study], { levels: null }).codes.map(({ label, parent }) => [label, parent]),
  ).toEqual([
    ['kas', null],
    ['kas.giliran', null],
    ['dsb.', null],
  ])
})

test('a mark is taken for levels only where it parts some', () => {
  expect(guessLevels(['dsb.', 'a.n.', 'kas'])).toBeNull()
  expect(guessLevels(['kerja\\bersama', 'kerja\\upah'])).toBe('\\')
  expect(guessLevels(['Kerja', 'Kerja > Upah'])).toBe(' > ')
  expect(guessLevels(['ya/tidak', 'tidak'])).toBeNull()
  const codes = codesOfPaths(
    [
      { path: 'a.b.c', definition: 'x' },
      { path: 'l', definition: '', parent: 'r' },
      { path: 'r', definition: '', parent: 'l' },
    ],
    '.',
    (path) => path,
  )
  expect(codes.map(({ key, label, parent }) => [key, label, parent])).toEqual([
    ['a', 'a', null],
    ['a.b', 'b', 'a'],
    ['a.b.c', 'c', 'a.b'],
    ['l', 'l', null],
    ['r', 'r', null],
  ])
})

test('a file of several projects tells them, and each comes by itself; a later state has the same keys', () => {
  const other: TaguetteStudy = { ...study, name: 'Kedua', highlights: study.highlights.slice(2, 3) }
  const opened = openTaguette(taguetteFile([study, other]))
  if ('fault' in opened) throw new Error(opened.fault)
  expect(opened.projects).toEqual([
    { id: 1, name: 'KUBE', description: 'Delapan bulan', documents: 3, tags: 3, highlights: 4 },
    { id: 2, name: 'Kedua', description: 'Delapan bulan', documents: 3, tags: 3, highlights: 1 },
  ])
  const keys = (bundle: ReturnType<typeof bundleOf>) => [
    ...bundle.sources.map(({ key }) => key),
    ...bundle.codings.map(({ key }) => key),
  ]
  // An export numbers documents, tags and highlights anew.
  const renumbered = {
    ...study,
    tags: study.tags.toReversed(),
    documents: study.documents
      .map((document, at) => ({
        ...document,
        created: `2024-03-01 08:00:0${at}.123456`,
      }))
      .toReversed(),
    highlights: study.highlights.toReversed(),
  }
  expect(keys(bundleOf([renumbered])).sort()).toEqual(keys(bundleOf([study])).sort())
})

test('what is no project of Taguette is said to be none', () => {
  expect(openTaguette(new TextEncoder().encode('id,document,tag,content'))).toEqual({
    fault: 'sqlite-not',
  })
  const file = taguetteFile([study])
  expect(openTaguette(file.subarray(0, 4_096 * 3))).toEqual({ fault: 'sqlite-broken' })
})
