// What was found in a text before it is kept: how many turns, whose, and the first of them as they will stand.
import { useDeferredValue, useMemo } from 'react'
import { findBlocks } from '../../../core/text/blocks.ts'
import { normalise } from '../../../core/text/normalise.ts'
import type { Block } from '../../../core/wire/coding.ts'
import { useMessages } from '../shell/language.tsx'

const mostShown = 6
const mostWords = 160

export function FoundBlocks(props: { text: string; given: readonly Block[] | null }) {
  const m = useMessages().material.add
  // Typing stays quick: a long text is read again when there is time.
  const later = useDeferredValue(props.text)
  const { text, blocks } = useMemo(() => {
    const clean = normalise(later)
    return { text: clean, blocks: props.given ?? findBlocks(clean) }
  }, [later, props.given])
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
