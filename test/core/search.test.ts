// Finding words: the forms of an Indonesian word, what is typed, and where it is met.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexKeys } from '../../core/search/index-keys.ts'
import { keysOf } from '../../core/search/keys.ts'
import { areForms, hitsIn } from '../../core/search/match.ts'
import { readQuery, wordsOf } from '../../core/search/query.ts'
import { fold, wordsIn } from '../../core/search/words.ts'

/** Each line: forms of one root, as they stand in the grammar books and in transcripts. */
const families = [
  'bantu membantu dibantu bantuan pembantu bantuin membantunya perbantuan',
  'tulis menulis penulis tulisan ditulis menuliskannya nulis tertulis penulisan',
  'pukul memukul dipukul pemukul pukulan terpukul',
  'kirim mengirim dikirim pengirim kiriman mengirimkan ngirim terkirim pengiriman',
  'sapu menyapu disapu penyapu sapunya',
  'ambil mengambil diambil pengambilan ambilkan ngambil',
  'makan memakan dimakan makanan memakannya makanlah',
  'ajar mengajar diajar ajaran belajar pelajaran pembelajaran pengajar',
  'kerja bekerja pekerjaan dikerjakan mengerjakan pekerja',
  'putus memutuskan diputuskan keputusan terputus memutuskannya',
  'hadir kehadiran ketidakhadiran menghadiri dihadiri hadirin',
  'ketua diketuai mengetuai ketuanya',
  'pimpin memimpin pemimpin kepemimpinan dipimpin pimpinan',
  'nilai menilai penilaian dinilai ternilai',
  'cek mengecek dicek pengecekan',
  'jual menjual dijual penjualan penjual jualan terjual',
  'sama bersama kebersamaan menyamakan samanya',
  'musyawarah bermusyawarah dimusyawarahkan musyawarahnya',
  'pasar pemasaran memasarkan dipasarkan',
  'usaha berusaha pengusaha mengusahakan usahaku',
  'pinjam meminjam pinjaman dipinjamkan peminjam meminjamkannya',
]
/** Look or sound alike, and are not forms of each other. */
const strangers = [
  'makan pakan',
  'ketua tua',
  'kepala pala',
  'tangan tang',
  'datang tang',
  'awan kawan',
  'keluarga luar',
  'sekolah olah',
  'masak masa',
  'kota kotak',
  'beri diri',
  'perempuan empu',
  'bulan bul',
  'kami ami',
  'jalan jala',
]

test('the forms of a word find each other, whichever of them is looked for', () => {
  const apart = families.flatMap((line) => {
    const forms = line.split(' ')
    return forms.flatMap((a) => forms.filter((b) => !areForms(a, b)).map((b) => `${a} ${b}`))
  })
  expect(apart).toEqual([])
})

test('words that only look alike do not', () => {
  expect(strangers.filter((line) => areForms(...(line.split(' ') as [string, string])))).toEqual([])
})

test('spelling does not matter: accents, capitals, apostrophes, reduplication, clitics', () => {
  expect(['Jum’at', "Jum'at", 'JUMAT'].map(fold)).toEqual(['jumat', 'jumat', 'jumat'])
  expect(fold('kémah')).toBe('kemah')
  const found = (typed: string, text: string) =>
    hitsIn(text, [{ start: 0, end: text.length }], readQuery(typed, true) ?? { anyOf: [] }).map(
      ({ start, end }) => text.slice(start, end),
    )
  expect(found('anak', 'Anak-anak itu, anak2 lain, seorang anak, anaknya.')).toEqual([
    'Anak-anak',
    'anak2',
    'anak',
    'anaknya',
  ])
  expect(found('makan', 'Anak-anak itu memakannya di rumah Jum’at.')).toEqual(['memakannya'])
  expect(found('jumat', 'di rumah Jum’at; kémah')).toEqual(['Jum’at'])
  expect(found('kemah', 'di rumah Jum’at; kémah')).toEqual(['kémah'])
  expect(found('lari', 'Mereka berlari-lari.')).toEqual(['berlari-lari'])
})

test('what is typed is read as people mean it: forms, quotations, OR, NEAR', () => {
  expect(readQuery('  … ', true)).toBeNull()
  expect(readQuery('modal "Modal Awal" DAN usaha', true)?.anyOf[0]?.map((t) => t.phrase)).toEqual([
    { words: ['modal'], exact: false },
    { words: ['modal', 'awal'], exact: true },
    { words: ['usaha'], exact: false },
  ])
  expect(readQuery('a ATAU b OR', false)?.anyOf.map(wordsOf)).toEqual([['a'], ['b']])
  expect(readQuery('ketua DEKAT/3 rapat', true)).toEqual({
    anyOf: [
      [
        {
          phrase: { words: ['ketua'], exact: false },
          near: { phrase: { words: ['rapat'], exact: false }, within: 3 },
        },
      ],
    ],
  })
  // A hyphen or an apostrophe is no operator.
  expect(readQuery("anak-anak Jum'at", false)?.anyOf.map(wordsOf)).toEqual([['anak', 'jumat']])
})

test('all words of a question stand in one turn; near ones with no more words between than were allowed', () => {
  const text = 'Ketua memutuskan.\nAnggota rapat. Lalu ketua pulang dari rapat itu.'
  const turns = [
    { start: 0, end: 17 },
    { start: 18, end: text.length },
  ]
  const at = (typed: string) =>
    hitsIn(text, turns, readQuery(typed, true) ?? { anyOf: [] }).map(({ start, end }) =>
      text.slice(start, end),
    )
  expect(at('ketua rapat')).toEqual(['rapat', 'ketua', 'rapat'])
  expect(at('ketua NEAR/2 rapat')).toEqual(
    ['rapat. Lalu ketua', 'ketua pulang dari rapat'].slice(0, 1),
  )
  expect(at('"anggota rapat" ATAU putus')).toEqual(['memutuskan', 'Anggota rapat'])
  expect(at('"putus"')).toEqual([])
})

test('whatever the text, words tile it in order and every hit stands on words that the index has', () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', 'n', 'k', 'i', ' ', '-', "'", '\n', '👩', 'é', '2'),
  })
  fc.assert(
    fc.property(letters, letters, (text, typed) => {
      const words = wordsIn(text)
      for (const [at, word] of words.entries()) {
        expect(word.start).toBeLessThan(word.end)
        expect(word.start).toBeGreaterThanOrEqual(words[at - 1]?.end ?? 0)
      }
      const query = readQuery(typed, true)
      if (!query) return
      const hits = hitsIn(text, [{ start: 0, end: text.length }], query)
      const keys = new Set(indexKeys(text))
      if (hits.length > 0)
        expect(
          query.anyOf.some((group) =>
            wordsOf(group).every((word) => keysOf(word).some((key) => keys.has(key))),
          ),
        ).toBe(true)
    }),
  )
})
