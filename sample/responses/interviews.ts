// Two interviews written down on the phone while they were held. Every word of them is invented for the sample.
import { interviewGuide } from '../instruments/interview.ts'
import type { SampleResponse } from '../responses.ts'
import { filled } from './filled.ts'

export const interviewResponses: readonly SampleResponse[] = [
  filled({
    key: 'wawancara-p002',
    instrument: interviewGuide.slug,
    participant: 'P-002',
    occurredOn: '2018-04-10',
    from: '03:10',
    to: '04:02',
    answers: {
      asal_mula:
        'Ikut sejak keliling dasa wisma. Yang diingat: dua ember, satu gerobak pinjaman, dan diejek anak muda di gardu.',
      jadi_kube:
        'Berkas disusun semalam suntuk. Uang bantuan masuk dua hari setelah berdiri; dibelikan terpal, sekop, timbangan.',
      tahun_kenal: 2011,
      keputusan:
        'Dibicarakan sampai tuntas. Bendahara tidak boleh keluarkan uang kalau rapat belum bilang iya.',
      ketua: 'Ketua yang mengingatkan setoran dan menengahi kalau hitungan dipertanyakan orang.',
      rencana: 'RENSTRA dibuka tiap Januari. Target yang meleset ditulis ulang, tidak dihapus.',
      rapat: 'bulanan',
      pendamping:
        'Yayasan mengajar buku kas. Pendamping perusahaan membantu hitung harga pokok supaya tidak jual rugi.',
      mitra: 'Yayasan, perusahaan, dinas sosial, ketahanan pangan, dinas koperasi.',
      usaha:
        'Dari satu produk jadi lima. Yang paling cepat berputar media tanam, yang paling tebal untungnya kompos cair.',
      masa_sulit: 'Kas pernah tinggal dua puluh ribu. Tidak ada yang minta haknya waktu itu.',
      iks: 'Dua ribu tiap kumpul, bukunya terpisah dari kas usaha.',
      punya_tabungan: 'ya',
      jumlah_tabungan: 1_250_000,
    },
    coverage: {
      asal_mula: { how: 'asked', atMs: 40_000 },
      jadi_kube: { how: 'asked', atMs: 312_000 },
      keputusan: { how: 'asked', atMs: 655_000 },
      ketua: { how: 'asked', atMs: 930_000 },
      rencana: { how: 'asked', atMs: 1_205_000 },
      pendamping: { how: 'volunteered', atMs: 1_290_000 },
      mitra: { how: 'asked', atMs: 1_540_000 },
      letak: { how: 'skipped', atMs: 1_790_000 },
      usaha: { how: 'asked', atMs: 1_810_000 },
      masa_sulit: { how: 'asked', atMs: 2_120_000 },
      iks: { how: 'volunteered', atMs: 2_300_000 },
      arti_mandiri: { how: 'skipped', atMs: 2_900_000 },
    },
    probes: {
      asal_mula: {
        keadaan_rt: { how: 'volunteered', atMs: 61_000 },
        siapa_mulai: { how: 'asked', atMs: 170_000 },
      },
      keputusan: {
        hadir: { how: 'asked', atMs: 700_000 },
        contoh: { how: 'asked', atMs: 784_000 },
      },
      rencana: { siapa_menyusun: { how: 'asked', atMs: 1_231_000 } },
    },
  }),
  filled({
    key: 'wawancara-p004',
    instrument: interviewGuide.slug,
    participant: 'P-004',
    occurredOn: '2018-05-12',
    from: '07:20',
    to: '07:58',
    answers: {
      asal_mula: 'Diajak kakak ipar. Katanya cuma sebentar, ternyata sampai sekarang.',
      jadi_kube: 'Termasuk sepuluh nama yang pertama didaftarkan.',
      tahun_kenal: 2013,
      keputusan: 'Ramai-ramai di gudang. Kalau buntu, pulang dulu, masak, nanti sore lanjut lagi.',
      rapat: 'bulanan',
      pendamping: 'Diajari mengaduk yang benar dan mengukur panasnya pakai besi.',
      usaha: 'Sejak ada botol kecil, anak sekolah pun beli untuk tugas menanam.',
      masa_sulit: 'Waktu karung menggunung. Bertahan karena kasihan sama yang tua.',
      iks: 'Pernah dibantu waktu melahirkan. Tidak ditanya kapan gantinya, memang bukan pinjaman.',
      punya_tabungan: 'tidak',
    },
    coverage: {
      asal_mula: { how: 'asked', atMs: 25_000 },
      jadi_kube: { how: 'asked', atMs: 240_000 },
      keputusan: { how: 'asked', atMs: 410_000 },
      ketua: { how: 'refused', atMs: 602_000 },
      rencana: { how: 'skipped', atMs: 640_000 },
      pendamping: { how: 'asked', atMs: 700_000 },
      mitra: { how: 'skipped', atMs: 905_000 },
      letak: { how: 'skipped', atMs: 910_000 },
      usaha: { how: 'asked', atMs: 960_000 },
      masa_sulit: { how: 'asked', atMs: 1_260_000 },
      iks: { how: 'asked', atMs: 1_600_000 },
      arti_mandiri: { how: 'skipped', atMs: 2_100_000 },
    },
    probes: { keputusan: { tidak_sepakat: { how: 'volunteered', atMs: 455_000 } } },
  }),
]
