// The words of people and consents, loaded with their screens.
import { peopleEn } from './people.en.ts'
import { peopleId } from './people.id.ts'

export const peopleWords = { id: peopleId, en: peopleEn }
