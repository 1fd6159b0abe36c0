// What came in from the field: two interviews on a phone, three diary entries, one FGD, three documents, twelve scores.
// A response names its instrument by slug; the loader puts the hash of the published version in its place.
import type { Response } from '../core/wire/response.ts'
import { documentResponses } from './responses/documents.ts'
import { interviewResponses } from './responses/interviews.ts'
import { observationResponses } from './responses/observations.ts'
import { scoreResponses } from './responses/scores.ts'

export type SampleResponse = Omit<Response, 'version'> & { key: string; instrument: string }

export const responses: readonly SampleResponse[] = [
  ...interviewResponses,
  ...observationResponses,
  ...documentResponses,
  ...scoreResponses,
]
