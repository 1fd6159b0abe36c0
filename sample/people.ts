// Who works on the study, who informs it, and which groups were scored. Every name is invented ("Rekaan").
import type * as v from 'valibot'
import type { ConsentScope } from '../core/instrument/model.ts'
import type { NewCase, NewConsent, NewParticipant, NewPerson } from '../core/wire/people.ts'
import { consentText } from './consent-text.ts'
import { idOf } from './id.ts'

type Participant = v.InferOutput<typeof NewParticipant>
type Consent = v.InferInput<typeof NewConsent>

/** The owner is whoever loads the sample; these four are invited. */
export const staff = [
  { name: 'Rina', role: 'supervisor' },
  { name: 'Sari', role: 'coder' },
  { name: 'Budi', role: 'coder' },
  { name: 'Dewi', role: 'researcher' },
] as const satisfies readonly v.InferOutput<typeof NewPerson>[]

export const phone = { label: 'Telepon Dewi (sampel)' }

export const cases: readonly v.InferOutput<typeof NewCase>[] = [
  {
    code: 'KUBE-001',
    label: 'KUBE Mekar Sari',
    attributes: { kelurahan: 'Guntung', rt: '07', berdiri: '2014', usaha: 'pupuk kompos' },
  },
  ...[
    'kue kering',
    'ikan asap',
    'jahit seragam',
    'keripik pisang',
    'telur asin',
    'anyaman pandan',
    'sayur hidroponik',
    'abon tuna',
    'sabun cuci',
    'warung sembako',
    'bibit cabai',
  ].map((usaha, at) => {
    const number = String(at + 2).padStart(2, '0')
    return {
      code: `KUBE-0${number}`,
      label: `KUBE contoh ${number}`,
      attributes: { usaha, catatan: 'kelompok rekaan' },
    }
  }),
]

export const participants = [
  person('P-001', 'pengelola', 'sekretaris', 'Sulastri Rekaan', ['Bu Lastri']),
  person('P-002', 'pengelola', 'bendahara', 'Nurhayati Rekaan', ['Bu Nur']),
  person('P-003', 'anggota', 'anggota sejak KPMS', 'Wahyuni Rekaan', ['Mbak Yuni']),
  person('P-004', 'anggota', 'anggota pertama', 'Rosmiati Rekaan', ['Bu Ros']),
  person('P-005', 'anggota', 'anggota pertama', 'Halimah Rekaan', ['Mak Limah']),
  person('P-006', 'anggota', 'bergabung 2014', 'Yosefina Rekaan', ['Mama Yosi']),
  person('P-007', 'anggota', 'bergabung 2014', 'Kartinah Rekaan', ['Bu Tin']),
  person('P-008', 'pendamping', 'pendamping yayasan', 'Darmawan Rekaan', ['Pak Wawan']),
  person('P-009', 'pendamping', 'pendamping CSR', 'Fitriani Rekaan', ['Mbak Fit']),
  person('P-010', 'anggota', 'bergabung 2014', 'Jumiati Rekaan', ['Bu Jum']),
] as const satisfies readonly Participant[]

export const consents: readonly { participant: string; consent: Consent; withdrawn: boolean }[] = [
  agreement('P-001', ['record', 'quote', 'archive'], 'signed', '2018-04-10T01:40:00Z'),
  agreement('P-002', ['record', 'quote', 'archive'], 'signed', '2018-04-10T03:05:00Z'),
  agreement('P-003', ['record', 'quote', 'archive'], 'signed', '2018-04-14T07:15:00Z'),
  agreement('P-004', ['record', 'quote', 'archive'], 'recorded', '2018-05-12T05:30:00Z'),
  agreement('P-005', ['record', 'quote', 'archive'], 'thumbprint', '2018-05-12T05:34:00Z'),
  // She speaks in the FGD but does not want to be quoted.
  agreement('P-006', ['record', 'archive'], 'signed', '2018-05-12T05:38:00Z'),
  agreement('P-007', ['record', 'quote', 'archive'], 'signed', '2018-05-12T05:41:00Z'),
  agreement('P-008', ['record', 'quote', 'archive', 'share'], 'signed', '2018-04-21T02:00:00Z'),
  agreement('P-009', ['record', 'quote', 'archive', 'share'], 'signed', '2018-04-24T06:00:00Z'),
  // She agreed and took it back: nothing of hers is in the sample.
  {
    ...agreement('P-010', ['record', 'quote', 'archive'], 'signed', '2018-04-14T08:40:00Z'),
    withdrawn: true,
  },
]

function person(
  code: string,
  role: 'pengelola' | 'anggota' | 'pendamping',
  kedudukan: string,
  name: string,
  alsoCalled: string[],
): Participant {
  return {
    code,
    role,
    case: 'KUBE-001',
    attributes: { kedudukan },
    identity: { name, alsoCalled },
  }
}

function agreement(
  participant: string,
  scopes: v.InferOutput<typeof ConsentScope>[],
  how: Consent['how'],
  givenAt: string,
): { participant: string; consent: Consent; withdrawn: boolean } {
  const id = idOf('consent', participant)
  return {
    participant,
    consent: { id, textVersion: consentText.label, scopes, how, givenAt },
    withdrawn: false,
  }
}
