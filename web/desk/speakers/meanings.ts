// Whom the labels of a text mean: what was told before, what the study remembers, and else what the text itself suggests.
import type { Labelled } from '../../../core/text/told.ts'
import type { Block } from '../../../core/wire/coding.ts'
import type { Speaker } from '../../../core/wire/listening.ts'

/** A choice in the table: a meaning, or a participant's code behind `p:`. */
export type Choice = 'researcher' | 'speaker' | 'nobody' | `p:${string}`

export function choiceOf({ meant, participant }: Pick<Speaker, 'meant' | 'participant'>): Choice {
  if (participant !== null) return `p:${participant}`
  return meant === 'participant' ? 'speaker' : meant
}

export function speakerOf(label: string, choice: Choice): Speaker {
  if (choice.startsWith('p:')) return { label, meant: 'participant', participant: choice.slice(2) }
  return { label, meant: choice as Exclude<Choice, `p:${string}`>, participant: null }
}

export type Row = Labelled & {
  choice: Choice
  /** Told before, a participant's code, or plainly whoever asks: nobody need be asked. */
  isKnown: boolean
}

type Given = {
  blocks: readonly Block[]
  told: readonly Speaker[]
  codes: ReadonlySet<string>
}

export function rowsOf(labels: readonly Labelled[], { blocks, told, codes }: Given): Row[] {
  const known = new Map(told.map((one) => [one.label, one]))
  const asks = new Set(blocks.flatMap((block) => (block.asks && block.speaker) || []))
  return labels.map((one) => {
    const speaker = known.get(one.label)
    if (speaker) return { ...one, choice: choiceOf(speaker), isKnown: true }
    if (codes.has(one.label)) return { ...one, choice: `p:${one.label}`, isKnown: true }
    if (asks.has(one.label)) return { ...one, choice: 'researcher', isKnown: true }
    return { ...one, choice: 'speaker', isKnown: false }
  })
}
