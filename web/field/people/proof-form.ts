// What shows a consent is taken down with the fields that instruments have, so it is asked as a small form of its own.

import { beginForm, type Form } from '../../../core/answer/form.ts'
import { bare } from '../../../core/answer/surroundings.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { peopleEn } from '../messages/people.en.ts'
import { peopleId } from '../messages/people.id.ts'

const label = (kind: keyof typeof peopleId.proof) => ({
  id: peopleId.proof[kind],
  en: peopleEn.proof[kind],
})

export const proofInstrument: Instrument = {
  slug: 'consent',
  kind: 'document',
  technique: 'document',
  title: { id: 'Persetujuan', en: 'Consent' },
  languages: ['id', 'en'],
  about: 'study',
  roles: [],
  needs: [],
  items: [
    { type: 'signature', name: 'signature', label: label('signature') },
    { type: 'image', name: 'thumbprint', label: label('thumbprint'), maxPixels: 1_280 },
    { type: 'audio', name: 'voice', label: label('voice'), quality: 'low' },
    { type: 'signature', name: 'witness', label: label('witness') },
  ],
}

export function proofForm(language: string): Form {
  return beginForm(proofInstrument, bare(null, { language }))
}
