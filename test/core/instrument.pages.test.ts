// A document of many pages is a repeat of one photo; its rows can be put in another order.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginForm, openForm } from '../../core/answer/form.ts'
import { bare } from '../../core/answer/surroundings.ts'
import type { Instrument, Repeat } from '../../core/instrument/model.ts'
import { pageQuestion } from '../../core/instrument/pages.ts'

const photo = { type: 'image', name: 'photo', label: { id: 'Foto' } } as const
const repeat: Repeat = { type: 'repeat', name: 'pages', label: { id: 'Halaman' }, items: [photo] }
const instrument: Instrument = {
  slug: 'letters',
  kind: 'document',
  technique: 'document',
  title: { id: 'Surat' },
  languages: ['id'],
  about: 'study',
  roles: [],
  needs: [],
  items: [
    {
      type: 'repeat',
      name: 'pages',
      label: { id: 'Halaman' },
      items: [
        { type: 'text', name: 'words', label: { id: 'Kata' } },
        { type: 'calculate', name: 'place', calculation: 'position(..)' },
      ],
    },
  ],
}

test('only a repeat of one photo is a document’s pages, and only while rows come and go by hand', () => {
  expect(pageQuestion(repeat)).toEqual(photo)
  expect(pageQuestion({ ...repeat, count: '3' })).toBe(null)
  expect(pageQuestion({ ...repeat, items: [photo, { ...photo, name: 'back' }] })).toBe(null)
  expect(pageQuestion({ ...repeat, items: [] })).toBe(null)
  expect(pageQuestion({ ...repeat, type: 'group' })).toBe(null)
  expect(pageQuestion(photo)).toBe(null)
})

test('moving a row keeps every other in its order, and what counts on places is worked out anew', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.tuple(fc.nat(5), fc.nat(7)), { maxLength: 8 }),
      (count, moves) => {
        const form = beginForm(instrument, bare(null))
        const expected = Array.from({ length: count }, (_, n) => `r${n}`)
        for (const row of expected) {
          form.addRow('pages', row)
          form.set(`pages/${row}/words`, row)
        }
        for (const [from, to] of moves) {
          const [row] = expected.splice(from % count, 1)
          if (row === undefined) continue
          expected.splice(to, 0, row)
          form.moveRow(`pages/${row}`, to)
        }
        const rows = expected.map((id, n) => ({ id, answers: { words: id, place: n + 1 } }))
        expect(form.submission()).toEqual({ pages: rows })
        expect(openForm(instrument, form.answers(), bare(null)).submission()).toEqual({
          pages: rows,
        })
      },
    ),
  )
})
