// What was found in a text before it is kept: how many turns, whose, and the first of them as they will stand.
import { useMessages } from '../shell/language.tsx'
import type { Found } from './use-found.ts'

const mostShown = 6
const mostWords = 160

export function FoundBlocks({ found: { text, blocks } }: { found: Found }) {
  const m = useMessages().material.add
  if (blocks.length === 0) return null
  const speakers = new Set(blocks.flatMap((block) => block.speaker ?? []))
  return (
    <section className="found" aria-live="polite">
      <p>{m.preview(blocks.length, speakers.size)}</p>
      <ol>
        {blocks.slice(0, mostShown).map((block) => (
          <li key={block.start} className={block.asks ? 'asks' : undefined}>
            {block.speaker && <b>{block.speaker}</b>}
            <span>{text.slice(block.start, Math.min(block.end, block.start + mostWords))}</span>
          </li>
        ))}
      </ol>
      {blocks.length > mostShown && (
        <p className="quiet">{m.previewMore(blocks.length - mostShown)}</p>
      )}
    </section>
  )
}
