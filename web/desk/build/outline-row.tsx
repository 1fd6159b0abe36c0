// One line of the outline: what is asked, what kind of answer it takes, and marks for conditions and problems.
import { memo, useState } from 'react'
import { useBuild } from './messages.ts'
import type { Row } from './outline.tsx'

type Where = 'before' | 'after' | 'inside'

export type RowDeeds = {
  look: (at: string) => void
  open: (at: string) => void
  toggle: (at: string) => void
  drag: (at: string | null) => void
  drop: (at: string, where: Where) => void
}

type Props = {
  row: Row
  isHere: boolean
  isFocusable: boolean
  isShut: boolean
  isTroubled: boolean
  isDragged: boolean
  deeds: RowDeeds
}

/** Hundreds of lines stay as they are while one of them is typed in. */
export const OutlineRow = memo(Line, (before, after) =>
  (Object.keys(after) as (keyof Props)[]).every((name) =>
    name === 'row'
      ? Object.entries(after.row).every(
          ([member, value]) => before.row[member as keyof Row] === value,
        )
      : before[name] === after[name],
  ),
)

function Line(props: Props) {
  const m = useBuild()
  const { row, deeds } = props
  const [over, setOver] = useState<Where | null>(null)
  const isGroup = row.type === 'group' || row.type === 'repeat'
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the tree's
    <div
      role="treeitem"
      className="tree-row"
      data-row={row.at}
      data-depth={Math.min(row.depth, 6)}
      data-over={over ?? undefined}
      data-dragged={props.isDragged || undefined}
      tabIndex={props.isFocusable ? 0 : -1}
      aria-level={row.depth + 1}
      aria-setsize={row.setSize}
      aria-posinset={row.position}
      aria-selected={props.isHere}
      aria-expanded={isGroup ? !props.isShut : undefined}
      draggable
      onClick={() => deeds.look(row.at)}
      onDoubleClick={() => deeds.open(row.at)}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', row.name)
        deeds.drag(row.at)
      }}
      onDragEnd={() => deeds.drag(null)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(whereOver(event, isGroup))
      }}
      onDragLeave={() => setOver(null)}
      onDrop={(event) => {
        event.preventDefault()
        deeds.drop(row.at, whereOver(event, isGroup))
        setOver(null)
      }}
    >
      {isGroup ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows open and shut
        <span
          className="tree-twist"
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation()
            deeds.toggle(row.at)
          }}
        >
          {props.isShut ? '▸' : '▾'}
        </span>
      ) : (
        <span className="tree-twist" aria-hidden="true" />
      )}
      <span className="tree-label" data-bare={row.label === '' || undefined}>
        {row.label || m.outline.unnamed}
      </span>
      <span className="tree-type">
        {row.isConditional && <span title={m.outline.conditional}>{m.outline.conditionMark} </span>}
        {m.types[row.type].short}
      </span>
      {props.isTroubled && (
        <span className="tree-trouble">
          <span aria-hidden="true">!</span>
          <span className="unseen">{m.outline.troubled}</span>
        </span>
      )}
    </div>
  )
}

/** The upper and lower thirds of a group are beside it, its middle is in it. */
function whereOver(event: React.DragEvent, isGroup: boolean): Where {
  const { top, height } = event.currentTarget.getBoundingClientRect()
  const share = (event.clientY - top) / height
  if (isGroup && share > 0.3 && share < 0.7) return 'inside'
  return share < 0.5 ? 'before' : 'after'
}
