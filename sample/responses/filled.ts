// The parts that every response of the sample shares: an id from its key, the day, the phone.
import { idOf } from '../id.ts'
import type { SampleResponse } from '../responses.ts'

type Given = Pick<SampleResponse, 'key' | 'instrument' | 'answers' | 'occurredOn'> &
  Partial<Pick<SampleResponse, 'participant' | 'case' | 'coverage' | 'probes'>> & {
    /** UTC, hh:mm on the day it is about. */
    from: string
    to: string
  }

export function filled({ from, to, ...given }: Given): SampleResponse {
  return {
    id: responseId(given.key),
    participant: null,
    case: 'KUBE-001',
    startedAt: `${given.occurredOn}T${from}:00.000Z`,
    finalisedAt: `${given.occurredOn}T${to}:00.000Z`,
    language: 'id',
    coverage: {},
    probes: {},
    task: null,
    app: 'sampel',
    ...given,
  }
}

/** Evidence names a response by its key, for instance `skor-001`. */
export function responseId(key: string): string {
  return idOf('response', key)
}
