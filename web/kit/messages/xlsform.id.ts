// What an author is told of a workbook, in Indonesian: what is wrong or was changed, and what to do. `{}` is what it speaks of.
import type { FaultReason } from '../../../core/instrument/fault.ts'
import type { XFormProblem, XFormWarning } from '../../../core/openrosa/read.ts'
import type { ProblemReason, WarningReason } from '../../../core/xlsform/remark.ts'
import type { WorkbookReason } from '../../../core/xlsform/workbook/refusal.ts'

/** Faults of the instrument itself have their words already (desk, faults). */
type Reason =
  | Exclude<ProblemReason, FaultReason>
  | WarningReason
  | WorkbookReason
  | XFormProblem
  | XFormWarning

export const xlsform = {
  // Berkasnya
  empty: 'Berkas ini kosong.',
  'too-large': 'Berkas ini terlalu besar untuk sebuah formulir.',
  'unknown-format': 'Berkas ini bukan buku kerja. Simpan sebagai .xlsx, lalu coba lagi.',
  password: 'Buku kerja ini dikunci dengan sandi. Hapus sandinya di Excel, simpan, lalu coba lagi.',
  'legacy-xls': 'Ini buku kerja lama (.xls). Simpan sebagai .xlsx.',
  'xls-broken': 'Buku kerja .xls ini rusak. Buka di Excel dan simpan sebagai .xlsx.',
  'binary-xlsb': 'Ini buku kerja biner (.xlsb). Simpan sebagai .xlsx.',
  opendocument: 'Ini lembar kerja OpenDocument (.ods). Simpan sebagai .xlsx.',
  'no-workbook': 'Berkas ini bukan buku kerja Excel, meskipun namanya begitu.',
  'workbook-broken': 'Buku kerja ini rusak ({}). Buka di Excel dan simpan lagi.',
  'zip-broken': 'Berkas ini rusak atau terpotong ({}). Unduh atau simpan lagi.',
  'zip-64': 'Berkas ini dikemas untuk ukuran yang tidak diterima. Buka di Excel dan simpan lagi.',
  'zip-encrypted': 'Isi berkas ini dikunci dengan sandi. Simpan tanpa sandi.',
  'zip-method': 'Berkas ini dikemas dengan cara yang tidak dikenal. Buka di Excel dan simpan lagi.',
  'zip-name': 'Berkas ini memuat nama yang tidak aman ({}) dan tidak dibuka.',
  'zip-duplicate': 'Berkas ini memuat bagian yang sama dua kali ({}) dan tidak dibuka.',
  'zip-entries': 'Berkas ini memuat terlalu banyak bagian untuk sebuah buku kerja.',
  'zip-size': 'Ukuran yang disebut berkas ini tidak benar ({}); berkas tidak dibuka.',
  'zip-large': 'Isi berkas ini membengkak terlalu besar dan tidak dibuka.',
  'xml-broken': 'Bagian {} tidak dapat dibaca. Buka di Excel dan simpan lagi.',
  'xml-doctype': 'Bagian {} memuat DOCTYPE, yang tidak ada dalam buku kerja yang wajar.',
  'xml-encoding': 'Bagian {} tidak ditulis dalam UTF-8. Buka di Excel dan simpan lagi.',
  'xml-attributes': 'Bagian {} memuat terlalu banyak atribut.',
  'xml-deep': 'Bagian {} bersusun terlalu dalam.',
  'xml-long': 'Bagian {} terlalu panjang untuk sebuah formulir.',
  'csv-encoding': 'Berkas CSV ini tidak ditulis dalam UTF-8. Simpan sebagai “CSV UTF-8”.',
  'csv-quote': 'Tanda kutip di dekat {} tidak ditutup.',
  // Lembar, kolom, sel
  'sheet.missing': 'Lembar “{}” tidak ada. Beri nama itu pada lembar pertanyaan.',
  'sheet.empty': 'Lembar “{}” tidak memuat pertanyaan. Isi paling sedikit satu baris.',
  'column.missing': 'Kolom “{}” tidak ada pada baris pertama. Tambahkan.',
  'column.twice': 'Kolom “{}” ada dua kali, mungkin dengan nama lain. Hapus salah satu.',
  'cell.error': 'Sel ini menunjukkan galat {}. Perbaiki rumusnya atau tulis nilainya.',
  'value.number': 'Seharusnya bilangan, bukan “{}”.',
  'value.word':
    '“{}” tidak dikenal di kolom ini. Pakai salah satu kata yang dijelaskan di panduan.',
  'limit.passed': 'Isi sel tidak diterima: {}. Perpendek atau perbaiki.',
  // Baris
  'type.missing': 'Baris ini tidak punya jenis. Isi kolom type atau kosongkan barisnya.',
  'type.unknown': 'Jenis “{}” tidak dikenal. Periksa ejaannya.',
  'type.not-here':
    'Jenis “{}” tidak dapat dijalankan di sini. Ganti dengan jenis lain atau hapus barisnya.',
  'name.missing': 'Pertanyaan ini ({}) tidak punya nama. Isi kolom name.',
  'group.not-closed': 'Kelompok “{}” tidak ditutup. Tambahkan baris end group atau end repeat.',
  'group.not-open': 'Baris penutup ini tidak punya pembuka. Hapus, atau tambahkan pembukanya.',
  'group.mixed': '“{}” dibuka dan ditutup dengan jenis yang berbeda (group dan repeat). Samakan.',
  'group.too-deep': 'Kelompok “{}” bersusun lebih dari 24 tingkat. Kurangi tingkatnya.',
  'calculation.missing': 'Jenis calculate memerlukan isi di kolom calculation.',
  'parameter.value': 'Nilai parameter “{}” seharusnya bilangan.',
  'reference.ambiguous':
    'Ada beberapa pertanyaan bernama “{}”. Beri nama yang berbeda, lalu sebut yang dimaksud.',
  'reference.unknown': '“{}” tidak menyebut pertanyaan. Tulis seperti ${nama}.',
  'loop.too-long': 'Loop “{}” menjadi lebih dari 5.000 pertanyaan. Pakai repeat.',
  'probe.unknown-question': 'Pendalaman ini menyebut pertanyaan “{}” yang tidak ada.',
  'loop.nested': 'Loop “{}” memuat loop lain. Tulis sebagai kelompok biasa.',
  // Pilihan
  'list.missing': 'Pilihan ini tidak punya nama daftar. Isi kolom list_name.',
  'list.not-there':
    'Daftar pilihan “{}” tidak ada di lembar choices. Tambahkan atau perbaiki namanya.',
  'list.file-form': 'Daftar dari “{}” tidak dapat dibaca; simpan sebagai berkas .csv.',
  'choice.name-missing': 'Ada pilihan tanpa nama di daftar “{}”. Isi kolom name.',
  'choice.name-form': 'Nama pilihan “{}” memuat spasi. Ganti dengan garis bawah.',
  // Peringatan
  'sheet.near-miss': 'Lembar ini tidak dibaca. Mungkin maksudnya “{}”?',
  'sheet.first-taken': 'Lembar ini dibaca sebagai survey karena hanya ini yang ada.',
  'sheet.unread': 'Lembar ini tidak dibaca dan tidak ikut tersimpan.',
  'sheet.kept': 'Lembar “{}” disimpan untuk program lain; di sini tidak dijalankan.',
  'column.lost': 'Kolom “{}” tidak dapat disimpan karena namanya dipakai sistem.',
  'row.disabled': 'Baris “{}” dimatikan (disabled) dan tidak dibaca.',
  'type.kept': 'Jenis “{}” disimpan untuk program lain; di sini tidak memberi nilai.',
  'xform.not-a-form': 'Berkas ini XML, tetapi bukan XForm: tidak ada modelnya.',
  'xform.no-instance': 'XForm ini tidak punya wadah jawaban.',
  'xform.no-questions': 'XForm ini tidak menanyakan apa-apa.',
  'control.left-out': 'Yang ada di {} tidak punya tempat di sini dan ditinggalkan.',
  'name.changed': 'Nama diubah: {}. Ungkapan yang menyebutnya ikut diubah.',
  'name.made': 'Baris ini tidak punya nama; dipakai nama “{}”.',
  'label.none': 'Tidak ada teks untuk “{}”; namanya yang ditampilkan.',
  'translation.missing': 'Teks dalam bahasa {} belum ada; teks bahasa pertama yang ditampilkan.',
  'translation.borrowed':
    'Teks dalam bahasa pertama ({}) belum ada; teks bahasa lain dipakai sebagai gantinya.',
  'translation.two': 'Ada dua teks untuk bahasa {}; yang dari kolom berbahasa dipakai.',
  'language.unnamed':
    'Kolom label tidak menyebut bahasa; dibaca sebagai {}. Tulis misalnya label::English (en).',
  'language.default-unknown': 'default_language “{}” tidak ada di kolom mana pun.',
  'choice.twice-in-list':
    'Pilihan “{}” ada dua kali di daftar ini, persis sama; yang kedua tidak dipakai.',
  'loop.expanded': 'Loop “{}” ditulis menjadi satu kelompok untuk setiap pilihan.',
  'expression.mended':
    'Tanda kutip atau spasi khusus dalam ungkapan ini diganti dengan yang biasa.',
  'setting.slug': 'Nama singkat instrumen: {}. Nama asli disimpan untuk ekspor.',
  'group.end-name':
    'Nama di baris penutup (“{}”) berbeda dari pembukanya; yang terakhir dibuka yang ditutup.',
  'list.external': 'Daftar “{}” dari external_choices dibaca sebagai daftar biasa.',
  'file.not-attached': 'Berkas “{}” belum ada. Lampirkan sebelum instrumen diterbitkan.',
  'expression.surveycto': 'Fungsi {} hanya ada di SurveyCTO; di sini berjalan, di ODK tidak.',
  'expression.not-here': 'Fungsi {} hanya ada di SurveyCTO dan tidak memberi nilai di sini.',
} satisfies Record<Reason, string>

export type XlsformMessages = Record<keyof typeof xlsform, string>
