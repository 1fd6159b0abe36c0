// The codebook as a tree that one walks with the arrow keys, as the tree pattern of WAI-ARIA has it, and in which codes are
// moved: dragged with the pointer, or with Alt and the arrows.
// https://www.w3.org/WAI/ARIA/apg/patterns/treeview/
import { useEffect, useMemo, useRef, useState } from 'react'
import type { CodeMove } from '../../../core/wire/codebook.ts'
import type { Code } from '../../../core/wire/coding.ts'
import { hueStyle } from '../coding/look.ts'
import { useMessages } from '../shell/language.tsx'
import { type Branch, branches } from './branches.ts'
import { useBook } from './messages.ts'
import { dropOn, moveBy, type Way, type Where } from './moves.ts'

type Props = {
  /** Those that are shown. */
  codes: readonly Code[]
  chosen: string | null
  onChoose: (code: string) => void
  /** Null for who may not change the book. */
  onMove: ((code: string, move: CodeMove) => void) | null
}

const ways: Record<string, Way> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
}

export function CodeTree({ codes, chosen, onChoose, onMove }: Props) {
  const m = useMessages().material.codebook
  const book = useBook()
  const tree = useRef<HTMLDivElement>(null)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [at, setAt] = useState(chosen)
  const [over, setOver] = useState<{ code: string; where: Where } | null>(null)
  const inHand = useRef<string | null>(null)
  const lines = useMemo(() => branches(codes, closed), [codes, closed])
  const stop = lines.some((line) => line.code.id === at) ? at : (lines[0]?.code.id ?? null)

  // A code that was moved by key is drawn in another place: the focus goes along.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a move changes the lines and nothing else
  useEffect(() => {
    if (tree.current?.contains(document.activeElement))
      tree.current.querySelector<HTMLElement>(`[data-code="${stop}"]`)?.focus()
  }, [lines])

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

  function shift(id: string, move: CodeMove | null) {
    if (!move || !onMove) return
    // What it goes into is opened, so that it stays in sight.
    if (move.parent !== null) toggle(move.parent, false)
    onMove(id, move)
  }

  function onKeyDown(event: React.KeyboardEvent, line: Branch, index: number) {
    const { code, hasChildren } = line
    const way = ways[event.key]
    if (event.altKey && way) {
      event.preventDefault()
      shift(code.id, moveBy(codes, code.id, way))
      return
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return
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

  function drag(event: React.DragEvent, code: Code) {
    inHand.current = code.id
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', code.label)
  }

  return (
    <div className="code-tree">
      <p className="quiet keys-hint">{onMove ? book.treeKeys : m.keys}</p>
      <div ref={tree} role="tree" aria-label={m.tree}>
        {lines.map((line, index) => (
          <div
            key={line.code.id}
            role="treeitem"
            data-code={line.code.id}
            data-over={over?.code === line.code.id ? over.where : undefined}
            aria-level={line.depth + 1}
            aria-selected={line.code.id === chosen}
            aria-expanded={line.hasChildren ? !closed.has(line.code.id) : undefined}
            tabIndex={line.code.id === stop ? 0 : -1}
            style={{ paddingInlineStart: 8 + line.depth * 20 }}
            draggable={onMove !== null}
            onFocus={() => setAt(line.code.id)}
            onClick={() => onChoose(line.code.id)}
            onKeyDown={(event) => onKeyDown(event, line, index)}
            onDragStart={(event) => drag(event, line.code)}
            onDragEnd={() => {
              inHand.current = null
              setOver(null)
            }}
            onDragOver={(event) => {
              const where = whereOver(event)
              if (!inHand.current || !dropOn(codes, inHand.current, line.code.id, where)) return
              event.preventDefault()
              if (over?.code !== line.code.id || over.where !== where)
                setOver({ code: line.code.id, where })
            }}
            onDrop={(event) => {
              event.preventDefault()
              const id = inHand.current
              setOver(null)
              if (id) shift(id, dropOn(codes, id, line.code.id, whereOver(event)))
            }}
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

/** The upper and lower quarters of a line are beside it, its middle is in it. */
function whereOver(event: React.DragEvent): Where {
  const { top, height } = event.currentTarget.getBoundingClientRect()
  const share = (event.clientY - top) / height
  if (share < 0.25) return 'before'
  return share > 0.75 ? 'after' : 'inside'
}
