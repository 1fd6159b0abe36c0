// A speaker's label that is a name: when the name before a turn is replaced, the label of that speaker's turns is, too.
import type { Edit } from '../text/edit.ts'
import type { Block } from '../wire/coding.ts'

/** What each label is called from now on, read from the edits that lie before its turns and hold it. */
export function newLabels(
  text: string,
  blocks: readonly Block[],
  edits: readonly Edit[],
): Map<string, string> {
  const labels = new Map<string, string>()
  let next = 0
  let from = 0
  for (const { start, end, speaker } of blocks) {
    for (let edit = edits[next]; edit && edit.end <= start; edit = edits[++next]) {
      if (edit.start < from || speaker === undefined) continue
      const label = relabelled(speaker, text.slice(edit.start, edit.end), edit.insert)
      if (label !== null) labels.set(speaker, label)
    }
    while ((edits[next]?.end ?? Number.POSITIVE_INFINITY) <= end) next += 1
    from = end
  }
  return labels
}

/** "Bu Sari" or "Sari" for "Bu Sari": the code. "Sari (ketua)": the code, and what stands beside the name. */
function relabelled(speaker: string, words: string, insert: string): string | null {
  const code = insert.replace(/^\[(.*)\]$/, '$1')
  if (code === '') return null
  if (words === speaker || words.endsWith(` ${speaker}`)) return code
  return speaker.includes(words) ? speaker.replace(words, code).slice(0, 80) : null
}

export function withLabels(blocks: readonly Block[], labels: ReadonlyMap<string, string>): Block[] {
  if (labels.size === 0) return blocks as Block[]
  return blocks.map((block) => {
    const label = labels.get(block.speaker ?? '')
    return label === undefined ? block : { ...block, speaker: label }
  })
}
