// Everything that can be coded: the sources, and the words of the responses, which become sources of the same id.
import { wordsOf } from '../core/text/from-response.ts'
import type { Block } from '../core/wire/coding.ts'
import type { Technique } from '../core/wire/words.ts'
import { instruments } from './instruments.ts'
import { responses, type SampleResponse } from './responses.ts'
import { sources } from './sources.ts'

export type CodedText = {
  key: string
  id: string
  text: string
  blocks: readonly Block[]
  technique: Technique
  participant: string | null
  role: string | null
}

export const texts: readonly CodedText[] = [
  ...sources.map(({ key, id, text, blocks, technique, participant, role }) => ({
    key,
    id,
    text,
    blocks: blocks ?? [],
    technique,
    participant,
    role,
  })),
  ...responses.map(textOf),
]

function textOf({ key, instrument: slug, ...response }: SampleResponse): CodedText {
  const instrument = instruments.find((one) => one.slug === slug)
  if (!instrument) throw new Error(`response ${key}: no instrument ${slug}`)
  // The version's hash is known only once it is published; the words do not depend on it.
  const { text, blocks } = wordsOf({ instrument }, { ...response, version: '' })
  const { id, participant } = response
  return { key, id, text, blocks, technique: instrument.technique, participant, role: null }
}
