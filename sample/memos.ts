// What the analysts noted beside the texts, the codes and the findings.
import type { MemoBody, MemoKind } from '../core/wire/memo.ts'
import { codeId } from './codebook-entry.ts'
import { codingId } from './codings.ts'
import { findingId } from './findings.ts'
import { idOf } from './id.ts'
import { sourceId } from './sources.ts'

export const memos: readonly { id: string; body: MemoBody }[] = [
  memo(
    'ketua-fgd',
    'coding',
    codingId('p001.mesin', 'kepemimpinan-ketua'),
    'Beda dengan FGD: di sana anggota bilang daftar nama sudah jadi sebelum rapat. Cek lagi P-007.',
  ),
  memo(
    'fgd-hening',
    'source',
    sourceId('fgd-anggota'),
    'Jeda panjang sesudah kalimat P-007. Ketua tidak hadir; kalau hadir, bagian ini mungkin tidak keluar.',
  ),
  memo(
    'batas-ketua',
    'code',
    codeId('kepemimpinan-ketua'),
    'Sepakat 3 Juni: kalimat tentang daftar yang sudah jadi diberi dua kode, kepemimpinan ketua dan keputusan bersama.',
    'methodological',
  ),
  memo(
    'kecil-besar',
    'finding',
    findingId('ketua'),
    'Mungkin tidak bertentangan sepenuhnya: yang kecil diputuskan bersama, yang besar oleh ketua. Perlu mengamati satu rapat bulanan.',
  ),
  memo(
    'papan',
    'source',
    sourceId('amatan-produksi'),
    'Papan menggantikan perintah. Lihat juga P-001 dan P-003, keduanya menyebut papan tanpa ditanya.',
  ),
  memo(
    'letak-tanya',
    'finding',
    findingId('letak'),
    'Pertanyaan letak dilewati pada dua wawancara terakhir. Tanyakan kepada pengelola dan anggota.',
  ),
]

function memo(
  key: string,
  on: Exclude<MemoBody['target']['kind'], 'segment'>,
  id: string,
  text: string,
  kind: MemoKind = 'analytic',
): { id: string; body: MemoBody } {
  return { id: idOf('memo', key), body: { target: { kind: on, id }, kind, text, private: false } }
}
