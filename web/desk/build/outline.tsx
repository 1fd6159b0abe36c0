// The instrument as a tree: its parts above, its groups and questions below. Everything can be done by keyboard: arrows walk,
// Alt and arrows move, Enter adds below, Delete takes away, letters filter.
import { useEffect, useMemo, useRef, useState } from 'react'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { moveTo, type Way } from './edits.ts'
import { useBuild } from './messages.ts'
import { OutlineRow, type RowDeeds } from './outline-row.tsx'
import type { Change } from './panel.ts'
import { holderOf, itemAt, placesIn } from './place.ts'

export type OutlineDeeds = {
  look: (at: string) => void
  /** Chosen by hand: on a narrow window its editor takes the outline's place. */
  choose: (at: string) => void
  /** Looks at it, and puts the cursor where its words are written. */
  open: (at: string) => void
  addBelow: (at: string | null) => void
  addGroup: (type: 'group' | 'repeat', below: string | null) => void
  remove: (at: string) => void
  move: (at: string, way: Way) => void
}

const ways: Record<string, Way> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
}

export function Outline(props: {
  instrument: Instrument
  at: string
  tongue: string
  /** Places where something stops publishing. */
  troubled: ReadonlySet<string>
  deeds: OutlineDeeds
  onChange: Change
  children?: React.ReactNode
}) {
  const m = useBuild().outline
  const { instrument, at, deeds } = props
  const [filter, setFilter] = useState('')
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set())
  const [dragged, setDragged] = useState<string | null>(null)
  const tree = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const rows = useMemo(
    () => shownRows(instrument, filter, shut, props.tongue),
    [instrument, filter, shut, props.tongue],
  )
  const below = itemAt(instrument, at) ? at : null
  const focused = rows.some((row) => row.at === at) ? at : (rows[0]?.at ?? '')

  // The focus follows what is looked at, as long as it is in the tree.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a move or an undo changes the rows under the same place
  useEffect(() => {
    if (!tree.current?.contains(document.activeElement)) return
    tree.current.querySelector<HTMLElement>(`[data-row="${focused}"]`)?.focus()
  }, [focused, instrument])

  function walk(by: number) {
    const index = rows.findIndex((row) => row.at === focused)
    const next = rows[Math.min(Math.max(index + by, 0), rows.length - 1)]
    if (next) deeds.look(next.at)
  }

  function toggle(place: string) {
    setShut((before) => {
      const next = new Set(before)
      if (!next.delete(place)) next.add(place)
      return next
    })
  }
  const { onChange } = props
  const inHand = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `toggle` reads nothing of this drawing
  const rowDeeds = useMemo<RowDeeds>(
    () => ({
      look: deeds.choose,
      open: deeds.open,
      toggle,
      drag: (place) => {
        inHand.current = place
        setDragged(place)
      },
      drop: (target, where) => {
        const place = inHand.current
        if (place !== null) onChange(({ instrument: now }) => moveTo(now, place, target, where))
      },
    }),
    [deeds, onChange],
  )

  function fold() {
    const item = itemAt(instrument, focused)
    if (item && 'items' in item && !shut.has(focused)) return toggle(focused)
    const holder = holderOf(focused)
    if (holder !== null) deeds.look(holder)
  }
  function unfold() {
    const item = itemAt(instrument, focused)
    if (!item || !('items' in item)) return
    if (shut.has(focused)) toggle(focused)
    else walk(1)
  }
  /** False for a key that does nothing here. */
  function act(key: string): boolean {
    switch (key) {
      case 'ArrowDown':
        walk(1)
        return true
      case 'ArrowUp':
        walk(-1)
        return true
      case 'Home':
        walk(-rows.length)
        return true
      case 'End':
        walk(rows.length)
        return true
      case 'ArrowLeft':
        fold()
        return true
      case 'ArrowRight':
        unfold()
        return true
      case 'Enter':
        deeds.addBelow(focused)
        return true
      case 'F2':
      case ' ':
        deeds.open(focused)
        return true
      case 'Delete':
        deeds.remove(focused)
        return true
      default:
        return false
    }
  }
  function onKeyDown(event: React.KeyboardEvent) {
    if (event.ctrlKey || event.metaKey) return
    const way = ways[event.key]
    if (event.altKey) {
      if (!way) return
      event.preventDefault()
      deeds.move(focused, way)
    } else if (act(event.key)) event.preventDefault()
    // The letter itself goes on into the field.
    else if (/^[\p{L}\p{N}]$/u.test(event.key)) search.current?.focus()
  }

  return (
    <div className="outline">
      <div className="outline-search">
        <label className="unseen" htmlFor="outline-filter">
          {m.filter}
        </label>
        <input
          ref={search}
          id="outline-filter"
          type="search"
          placeholder={m.filter}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && filter !== '') {
              event.preventDefault()
              setFilter('')
            }
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault()
              const first = rows[0]
              if (first) deeds.look(first.at)
              tree.current?.querySelector<HTMLElement>('[data-row]')?.focus()
            }
          }}
        />
      </div>
      {instrument.items.length === 0 && <p className="quiet outline-empty">{m.emptyWhat}</p>}
      {filter !== '' && rows.length === 0 && <p className="quiet outline-empty">{m.nothing}</p>}
      {rows.length > 0 && (
        <div
          ref={tree}
          className="tree"
          role="tree"
          aria-label={m.tree}
          aria-describedby="outline-keys"
          onKeyDown={onKeyDown}
        >
          {rows.map((row) => (
            <OutlineRow
              key={row.at}
              row={row}
              isHere={row.at === at}
              isFocusable={row.at === focused}
              isShut={shut.has(row.at) && filter === ''}
              isTroubled={props.troubled.has(row.at)}
              isDragged={row.at === dragged}
              deeds={rowDeeds}
            />
          ))}
        </div>
      )}
      <p id="outline-keys" className="unseen">
        {m.keys}
      </p>
      <div className="actions outline-add">
        <button type="button" onClick={() => deeds.addBelow(below)}>
          {m.addQuestion}
        </button>
        <button type="button" onClick={() => deeds.addGroup('group', below)}>
          {m.addGroup}
        </button>
        <button type="button" onClick={() => deeds.addGroup('repeat', below)}>
          {m.addRepeat}
        </button>
        {props.children}
      </div>
    </div>
  )
}

export type Row = {
  at: string
  depth: number
  label: string
  name: string
  type: ReturnType<typeof placesIn>[number]['item']['type']
  isConditional: boolean
  setSize: number
  position: number
}

/** While filtering, what matches is shown together with the groups that it lies in. */
function shownRows(
  instrument: Instrument,
  filter: string,
  shut: ReadonlySet<string>,
  tongue: string,
): Row[] {
  const words = filter.trim().toLowerCase()
  const all = placesIn(instrument)
  const isFound = ({ item }: (typeof all)[number]) =>
    item.name.toLowerCase().includes(words) ||
    Object.values(item.label ?? {}).some((text) => text.toLowerCase().includes(words))
  const found = all.filter(isFound)
  const keeps = new Set(
    found.flatMap(({ at }) => {
      const line = [at]
      for (let up = holderOf(at); up !== null; up = holderOf(up)) line.push(up)
      return line
    }),
  )
  const isHidden = (at: string) => {
    for (let up = holderOf(at); up !== null; up = holderOf(up)) if (shut.has(up)) return true
    return false
  }
  const sizes = new Map<string, number>()
  for (const { at } of all) {
    const holder = holderOf(at) ?? ''
    sizes.set(holder, (sizes.get(holder) ?? 0) + 1)
  }
  return all
    .filter(({ at }) => (words === '' ? !isHidden(at) : keeps.has(at)))
    .map(({ item, at, depth }) => ({
      at,
      depth,
      label: say(item.label, tongue, instrument.languages).trim(),
      name: item.name,
      type: item.type,
      isConditional: item.relevant !== undefined,
      setSize: sizes.get(holderOf(at) ?? '') ?? 1,
      position: Number(at.slice(at.lastIndexOf('.') + 1)) + 1,
    }))
}
