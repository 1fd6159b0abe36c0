// The codebook as a tree that one walks with the arrow keys, as the tree pattern of WAI-ARIA has it:
// https://www.w3.org/WAI/ARIA/apg/patterns/treeview/
import { useMemo, useRef, useState } from 'react'
import type { Code } from '../../../core/wire/coding.ts'
import { hueStyle } from '../coding/look.ts'
import { useMessages } from '../shell/language.tsx'
import { type Branch, branches } from './branches.ts'

type Props = { codes: readonly Code[]; chosen: string | null; onChoose: (code: string) => void }

export function CodeTree({ codes, chosen, onChoose }: Props) {
  const m = useMessages().material.codebook
  const tree = useRef<HTMLDivElement>(null)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [at, setAt] = useState(chosen)
  const lines = useMemo(() => branches(codes, closed), [codes, closed])
  const stop = lines.some((line) => line.code.id === at) ? at : (lines[0]?.code.id ?? null)

  function focus(line: Branch | undefined) {
    if (!line) return
    setAt(line.code.id)
    tree.current?.querySelector<HTMLElement>(`[data-code="${line.code.id}"]`)?.focus()
  }

  function toggle(id: string, isClosed: boolean) {
    const next = new Set(closed)
    if (isClosed) next.add(id)
    else next.delete(id)
    setClosed(next)
  }

  function onKeyDown(event: React.KeyboardEvent, line: Branch, index: number) {
    const { code, hasChildren } = line
    const isOpen = hasChildren && !closed.has(code.id)
    const parent = lines.find((one) => one.code.id === code.parent)
    switch (event.key) {
      case 'ArrowDown':
        focus(lines[index + 1])
        break
      case 'ArrowUp':
        focus(lines[index - 1])
        break
      case 'Home':
        focus(lines[0])
        break
      case 'End':
        focus(lines.at(-1))
        break
      case 'ArrowRight':
        if (isOpen) focus(lines[index + 1])
        else if (hasChildren) toggle(code.id, false)
        break
      case 'ArrowLeft':
        if (isOpen) toggle(code.id, true)
        else focus(parent)
        break
      case 'Enter':
      case ' ':
        onChoose(code.id)
        break
      default:
        return
    }
    event.preventDefault()
  }

  return (
    <div className="code-tree">
      <p className="quiet keys-hint">{m.keys}</p>
      <div ref={tree} role="tree" aria-label={m.tree}>
        {lines.map((line, index) => (
          <div
            key={line.code.id}
            role="treeitem"
            data-code={line.code.id}
            aria-level={line.depth + 1}
            aria-selected={line.code.id === chosen}
            aria-expanded={line.hasChildren ? !closed.has(line.code.id) : undefined}
            tabIndex={line.code.id === stop ? 0 : -1}
            style={{ paddingInlineStart: 8 + line.depth * 20 }}
            onFocus={() => setAt(line.code.id)}
            onClick={() => onChoose(line.code.id)}
            onKeyDown={(event) => onKeyDown(event, line, index)}
          >
            <span
              className="twist"
              aria-hidden="true"
              onClick={(event) => {
                if (!line.hasChildren) return
                event.stopPropagation()
                toggle(line.code.id, !closed.has(line.code.id))
              }}
            >
              {line.hasChildren ? (closed.has(line.code.id) ? '▸' : '▾') : ''}
            </span>
            <i className="dot" style={hueStyle(line.code.hue)} />
            <span className="code-label">{line.code.label}</span>
            {line.code.retiredAt !== null && <small>{m.retired}</small>}
            <span className="n">{line.code.codings}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
