// The way of the group, dated as exactly as the article dates it and no more.
import type * as v from 'valibot'
import type { EventBody } from '../core/wire/finding.ts'
import { codingId } from './codings.ts'
import { idOf } from './id.ts'
import { incomes } from './sources/documents.ts'

type Event = v.InferOutput<typeof EventBody>

type Entry = readonly [
  key: string,
  label: string,
  from: string,
  to: string | null,
  precision: Event['precision'],
  evidence: readonly (readonly [passage: string, code: string])[],
]

const entries: readonly Entry[] = [
  [
    'terjorok',
    'RT 07 dicap wilayah terkotor di kota',
    '2011-01-01',
    '2011-12-31',
    'year',
    [
      ['p001.malu', 'pembentukan'],
      ['fgd.kesal', 'motivasi'],
    ],
  ],
  [
    'gerakan',
    'Dasa Wisma Mekar Sari mengampanyekan lingkungan bersih',
    '2011-01-01',
    '2013-12-31',
    'about',
    [
      ['p001.keliling', 'pembentukan'],
      ['fgd.karung', 'pembentukan'],
    ],
  ],
  [
    'kompos',
    'Sampah mulai dijadikan kompos; kelompok perempuan KPMS dibentuk',
    '2013-01-01',
    '2013-12-31',
    'about',
    [
      ['p001.kpms', 'pembentukan'],
      ['renstra.inti', 'kemitraan-inti'],
    ],
  ],
  [
    'bikal',
    'Didampingi Yayasan Bikal Karya Lestari serta PT Pupuk Kaltim',
    '2013-01-01',
    '2013-12-31',
    'year',
    [
      ['renstra.inti', 'kemitraan-inti'],
      ['p008.tersinggung', 'pembentukan'],
    ],
  ],
  [
    'syarat',
    'Dinas Sosial memberi bantuan dengan syarat berbentuk KUBE',
    '2014-01-01',
    '2014-04-30',
    'about',
    [
      ['p001.syarat', 'pembentukan'],
      ['p008.berkas', 'pembentukan'],
    ],
  ],
  [
    'berdiri',
    'KUBE Mekar Sari berdiri: sepuluh anggota, lalu dua puluh',
    '2014-04-01',
    '2014-04-30',
    'month',
    [
      ['p001.syarat', 'pembentukan'],
      ['p001.sepuluh', 'pembentukan'],
      ['p004.sepuluh', 'pembentukan'],
    ],
  ],
  [
    'cair',
    'Dana bantuan cair dua hari sesudah berdiri',
    '2014-04-01',
    '2014-04-30',
    'month',
    [
      ['p001.cair', 'modal'],
      ['p002.terpal', 'modal'],
    ],
  ],
  [
    'lima-tahun',
    'Yayasan Bikal meneruskan pendampingan lima tahun',
    '2014-04-01',
    '2019-12-31',
    'year',
    [
      ['p008.lima-tahun', 'peran-pendamping'],
      ['renstra.inti', 'peran-pendamping'],
    ],
  ],
  [
    'padat',
    'Produk: kompos padat saja',
    '2014-01-01',
    '2015-12-31',
    'year',
    [
      ['pendapatan.produk', 'inovasi-usaha'],
      ['cek2015.produk', 'inovasi-usaha'],
      ['p003.jajan', 'inovasi-usaha'],
    ],
  ],
  // The informants do not agree on the year.
  [
    'bubar-2014',
    'Kelompok nyaris bubar',
    '2014-01-01',
    '2014-12-31',
    'year',
    [['p001.karung', 'hampir-bubar']],
  ],
  [
    'bubar-2015',
    'Kelompok nyaris bubar',
    '2015-01-01',
    '2015-12-31',
    'year',
    [
      ['p003.capek', 'hampir-bubar'],
      ['p003.capek', 'semangat-hilang'],
    ],
  ],
  [
    'renstra',
    'RENSTRA 2015–2019 berlaku',
    '2015-01-01',
    '2019-12-31',
    'year',
    [
      ['p001.renstra', 'perencanaan'],
      ['renstra.tujuan', 'perencanaan'],
    ],
  ],
  [
    'provinsi',
    'KUBE terbaik tingkat provinsi',
    '2016-01-01',
    '2016-12-31',
    'year',
    [['pendapatan.capaian', 'kemandirian']],
  ],
  [
    'nasional',
    'KUBE terbaik tingkat nasional',
    '2016-01-01',
    '2016-12-31',
    'year',
    [['pendapatan.capaian', 'kemandirian']],
  ],
  [
    'mandiri',
    'Berstatus mandiri',
    '2017-01-01',
    '2017-12-31',
    'year',
    [
      ['p001.tanpa-pendamping', 'kemandirian'],
      ['pendapatan.capaian', 'kemandirian'],
    ],
  ],
]

/** Beside the document: who else tells of that year. */
const heard: Readonly<Record<number, readonly string[]>> = {
  2015: ['p003.jajan'],
  2016: ['p008.angka'],
  2017: ['p001.macam', 'fgd.macam-macam'],
}

/** The article's table of incomes, in rupiah. */
const figures = incomes.flatMap(({ year, group, member }) =>
  (
    [
      ['kelompok', 'Pendapatan kelompok', group],
      ['anggota', 'Rata-rata pendapatan anggota', member],
    ] as const
  ).map(([whose, of, value]) => ({
    id: idOf('event', `pendapatan-${whose}-${year}`),
    body: {
      label: `${of} ${year}`,
      from: `${year}-01-01`,
      to: `${year}-12-31`,
      precision: 'year' as const,
      figure: { of, unit: 'Rp', value },
      evidence: [`pendapatan.${year}`, ...(heard[year] ?? [])].map((passage) =>
        codingId(passage, 'pendapatan'),
      ),
    },
  })),
)

const happenings = entries.map(([key, label, from, to, precision, evidence]) => ({
  id: idOf('event', key),
  body: {
    label,
    from,
    to,
    precision,
    figure: null,
    evidence: evidence.map(([passage, code]) => codingId(passage, code)),
  },
}))

export const events: readonly { id: string; body: Event }[] = [...happenings, ...figures]
