// What an author says at a place: the label with what is shown beside it, the hint, and more when it is asked for.
import type { RefObject } from 'react'
import type { FormNode } from '../../../core/answer/form.ts'
import { useWords } from '../../kit/language.ts'
import { useScene } from '../fill/scene.ts'
import { words } from '../messages/words.ts'
import { later } from './later.tsx'

const ShownMedia = later(() => import('./shown-media.tsx').then((part) => part.ShownMedia))

type Props = {
  node: FormNode
  ids: { label: string; hint: string }
  /** Alone on the screen it is what a screen reader begins with. */
  heading?: RefObject<HTMLHeadingElement | null> | undefined
}

export function Said({ node, ids, heading }: Props) {
  const m = useWords(words)
  const { language } = useScene()
  const [label, hint, guidance] = [node.says('label'), node.says('hint'), node.says('guidance')]
  const { media } = node.item
  return (
    <>
      {heading ? (
        <h2 className="ask" id={ids.label} tabIndex={-1} ref={heading} lang={language}>
          {label}
        </h2>
      ) : (
        <h3 className="ask" id={ids.label} lang={language}>
          {label}
        </h3>
      )}
      {media && <ShownMedia media={media} label={label} />}
      {hint !== '' && (
        <p id={ids.hint} className="hint" lang={language}>
          {hint}
        </p>
      )}
      {guidance !== '' && (
        <details className="guidance">
          <summary>{m.fill.guidance}</summary>
          <p lang={language}>{guidance}</p>
        </details>
      )}
    </>
  )
}
