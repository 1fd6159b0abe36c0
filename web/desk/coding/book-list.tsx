// The codebook beside the text: every code with its count; a click applies it, or shows only it.
import type { Code } from '../../../core/wire/coding.ts'
import { branches } from '../codebook/branches.ts'
import { useMessages } from '../shell/language.tsx'
import { hueStyle } from './look.ts'

/** What a code is dragged as, so that nothing else that is let go of over the text is taken for one. */
export const codeInHand = 'application/x-pedoman-code'

type Props = { codes: readonly Code[]; onlyCode: string | null; onCode: (code: Code) => void }

export function BookList({ codes, onlyCode, onCode }: Props) {
  const m = useMessages().coding
  return (
    <section className="book" aria-label={m.book}>
      <h2>{m.book}</h2>
      <ul>
        {branches(codes)
          .filter(({ code }) => code.retiredAt === null)
          .map(({ code, depth }) => (
            <li key={code.id} style={{ paddingInlineStart: depth * 16 }}>
              <button
                type="button"
                aria-pressed={onlyCode === code.id}
                title={code.definition}
                draggable
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'copy'
                  event.dataTransfer.setData(codeInHand, code.id)
                  event.dataTransfer.setData('text/plain', code.label)
                }}
                onClick={() => onCode(code)}
              >
                <i className="dot" style={hueStyle(code.hue)} />
                <span>{code.label}</span>
                <small>{code.codings}</small>
              </button>
            </li>
          ))}
      </ul>
    </section>
  )
}
