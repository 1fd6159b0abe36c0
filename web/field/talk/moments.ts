// Everything that was touched or marked in a talk, in the order of its clock.
import { isAsked } from '../../../core/instrument/asked.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Coverage, TalkMark } from '../../../core/wire/response.ts'
import type { Prompt } from '../fill/prompt.ts'
import type { Draft } from '../store/shape.ts'

export type Moment = {
  key: string
  atMs: number
  /** The question or the follow-up. */
  label: string
  how?: Coverage['how']
  kind?: TalkMark['kind']
  text?: string
}

type Marked = Pick<Draft, 'coverage' | 'probes' | 'marks' | 'language'>

export function momentsOf(draft: Marked, prompts: readonly Prompt[]): Moment[] {
  const touched = prompts.flatMap((prompt) => touchedAt(draft, prompt))
  const labels = new Map(prompts.map(({ node }) => [node.ref, node.says('label')]))
  const marked = (draft.marks ?? []).map(
    ({ kind, atMs, ref, text }, index): Moment => ({
      key: `mark ${index}`,
      atMs,
      label: (ref && labels.get(ref)) || '',
      kind,
      ...(text !== undefined && { text }),
    }),
  )
  return [...touched, ...marked].sort((a, b) => a.atMs - b.atMs)
}

/** The question, then its follow-ups. */
function touchedAt({ coverage, probes, language }: Marked, { node }: Prompt): Moment[] {
  const { ref, item } = node
  const moment = (key: string, label: string, mark: Coverage | undefined): Moment[] =>
    mark?.atMs === undefined ? [] : [{ key, atMs: mark.atMs, label, how: mark.how }]
  const below = 'items' in item || !isAsked(item) ? [] : (item.probes ?? [])
  return [
    ...moment(ref, node.says('label'), coverage[ref]),
    ...below.flatMap(({ name, label }) =>
      moment(`${ref}.${name}`, say(label, language), probes[ref]?.[name]),
    ),
  ]
}
