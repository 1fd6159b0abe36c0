// Masking names: whole words, the longest name first, and never more than was meant.
import { expect, test } from 'vitest'
import { maskOf } from '../../worker/store/mask.ts'

const mask = maskOf([
  { called: 'Siti', code: 'P-001' },
  { called: 'Siti Aminah', code: 'P-002' },
  { called: 'Pak Budi', code: 'P-003' },
  { called: 'pak budi', code: 'P-004' },
  { called: 'I Made (Adi) S.*', code: 'P-005' },
  { called: '', code: 'P-006' },
  { called: ' ', code: 'P-006' },
  { called: 'Éka', code: 'P-007' },
])

test('the longest name is masked first, and case does not matter', () => {
  expect(mask('SITI AMINAH dan siti.')).toBe('[P-002] dan [P-001].')
})

test('a name inside another word is another word', () => {
  expect(mask('Sitinyo, Visiti, Siti2, ÉSiti')).toBe('Sitinyo, Visiti, Siti2, ÉSiti')
  expect(mask('“Siti”, Siti-nya, 😀Siti')).toBe('“[P-001]”, [P-001]-nya, 😀[P-001]')
})

test('a name is a name with a clitic behind it, and with its title written out', () => {
  expect(mask('Sitilah yang tahu, rumah Sitinya')).toBe('[P-001]lah yang tahu, rumah [P-001]nya')
  expect(mask('kata Bapak Budi')).toBe('kata [P-003/P-004]')
})

test('a name that two people bear stands for both', () => {
  expect(mask('kata Pak Budi')).toBe('kata [P-003/P-004]')
})

test('a name is a name over a line’s end, in a choice’s name, and with its accents apart', () => {
  expect(mask('Siti\n  Aminah; siti_aminah; siti-aminah')).toBe('[P-002]; [P-002]; [P-002]')
  expect(mask('Éka e\u0301ka')).toBe('[P-007] [P-007]')
})

test('a name’s signs mean themselves', () => {
  expect(mask('I Made (Adi) S.*, I Made Adi SS')).toBe('[P-005], I Made Adi SS')
})

test('three thousand names are masked as surely as three', () => {
  const called = (n: number) => `Nama${String.fromCharCode(97 + (n % 26))} Ke-${n}`
  const many = maskOf(
    Array.from({ length: 3_000 }, (_, n) => ({ called: called(n), code: `P-${n}` })),
  )
  const codes = Array.from({ length: 3_000 }, (_, n) => `[P-${n}]`)
  expect(many(codes.map((_, n) => called(n)).join(', '))).toBe(codes.join(', '))
})

test('without names every text stays as it is', () => {
  const none = maskOf([{ called: '', code: 'P-001' }])
  expect(none('Siti [x] \r\n')).toBe('Siti [x] \r\n')
})
