// What the women of the group and their mentors were asked to agree to. Invented for the sample, like their answers.
import type { ConsentText } from '../core/wire/consent.ts'

export const consentText: ConsentText = {
  label: 'Lembar persetujuan 1 (2018)',
  languages: ['id', 'en'],
  title: {
    id: 'Maukah Ibu atau Bapak ikut dalam penelitian ini?',
    en: 'Will you take part in this study?',
  },
  body: {
    id: [
      'Nama saya peneliti dari universitas. Saya ingin memahami bagaimana KUBE Mekar Sari terbentuk, bagaimana anggotanya bekerja sama, dan apa yang berubah dalam hidup mereka. Tidak ada jawaban yang benar atau salah.',
      'Kita akan berbincang sekitar satu jam, mungkin lebih dari sekali. Kadang saya ikut melihat pertemuan dan pekerjaan kelompok. Ikut atau tidak, bantuan dan keanggotaan Ibu atau Bapak di kelompok tidak berubah.',
      'Ibu atau Bapak boleh tidak menjawab, boleh minta rekaman dimatikan, dan boleh berhenti kapan saja tanpa alasan. Bila berhenti, kata-kata Ibu atau Bapak tidak dipakai lagi.',
      'Nama tidak ditulis dalam catatan maupun laporan; yang dipakai adalah kode seperti P-003. Daftar nama disimpan terpisah dan hanya dibaca penyelia. Di desa kecil orang kadang bisa menebak siapa yang berbicara, maka jangan ceritakan apa yang tidak ingin diketahui orang lain.',
    ].join('\n\n'),
    en: [
      'I am a researcher from the university. I would like to understand how KUBE Mekar Sari came about, how its members work together, and what has changed in their lives. There are no right or wrong answers.',
      'We will talk for about an hour, perhaps more than once. At times I will be at meetings and watch the work of the group. Whether you take part or not, your support and your membership stay as they are.',
      'You may leave a question unanswered, ask for the recorder to be switched off, and stop at any time without a reason. If you stop, your words are not used any more.',
      'No name is written in notes or reports; a code such as P-003 stands there instead. The list of names is kept apart and read by supervisors only. In a small place people can sometimes guess who is speaking, so do not tell me what others should not know.',
    ].join('\n\n'),
  },
  contact: {
    id: 'penyelia studi, 0800-000-000 (nomor rekaan)',
    en: 'the supervisor of the study, 0800-000-000 (an invented number)',
  },
  scopes: ['record', 'quote', 'archive', 'share'],
  witnessFor: ['thumbprint', 'recorded'],
}
