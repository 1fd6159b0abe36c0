// A field that finds one of many by typing: a combo box after the ARIA pattern, with what each means below its name.
import { useId, useMemo, useRef, useState } from 'react'

export type Option = {
  key: string
  label: string
  detail?: string | undefined
  group?: string | undefined
}

export function Picker(props: {
  label: string
  options: readonly Option[]
  onPick: (key: string) => void
  /** The option that stands now; without one the field is for adding. */
  value?: string
  placeholder?: string
  hint?: string | undefined
  isLabelHidden?: boolean
  place?: string
  /** What is typed but no option, if that may be picked too. */
  onFree?: (text: string) => void
}) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const now = props.options.find(({ key }) => key === props.value)
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const found = useMemo(() => matching(props.options, typed ?? ''), [props.options, typed])
  const here = found[Math.min(active, found.length - 1)]

  function close() {
    setOpen(false)
    setTyped(null)
    setActive(0)
  }
  function pick(option: Option | undefined) {
    if (option) props.onPick(option.key)
    else if (typed?.trim() && props.onFree) props.onFree(typed.trim())
    else return
    close()
  }
  function show() {
    const standing = found.findIndex(({ key }) => key === props.value)
    setActive(Math.max(standing, 0))
    setOpen(true)
  }
  function onKeyDown(event: React.KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return show()
      const way = event.key === 'ArrowDown' ? 1 : -1
      setActive((active + way + found.length) % Math.max(found.length, 1))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (open) pick(here)
      else show()
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }

  return (
    <div className="field picker">
      <label htmlFor={id} className={props.isLabelHidden ? 'unseen' : undefined}>
        {props.label}
      </label>
      <input
        ref={input}
        id={id}
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && here ? `${id}-${here.key}` : undefined}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        placeholder={props.placeholder}
        data-at={props.place}
        value={typed ?? now?.label ?? ''}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onClick={() => !open && show()}
        onFocus={(event) => event.target.select()}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {open && (
        <Options
          id={id}
          label={props.label}
          options={found}
          active={here?.key}
          value={props.value}
          onPick={pick}
        />
      )}
      {props.hint && <small id={`${id}-hint`}>{props.hint}</small>}
    </div>
  )
}

function Options(props: {
  id: string
  label: string
  options: readonly Option[]
  active: string | undefined
  value: string | undefined
  onPick: (option: Option) => void
}) {
  return (
    <div id={`${props.id}-list`} className="picker-list" role="listbox" aria-label={props.label}>
      {props.options.map((option, index) => {
        const isFirst = option.group && option.group !== props.options[index - 1]?.group
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          <div
            key={option.key}
            id={`${props.id}-${option.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={option.key === props.active}
            data-chosen={option.key === props.value}
            ref={(one) => {
              if (option.key === props.active) one?.scrollIntoView({ block: 'nearest' })
            }}
            // The field keeps the focus, or leaving it would close the list before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => props.onPick(option)}
          >
            {isFirst && <span className="picker-group">{option.group}</span>}
            <strong>{option.label}</strong>
            {option.detail && <small>{option.detail}</small>}
          </div>
        )
      })}
    </div>
  )
}

/** What begins with the words comes before what contains them. */
function matching(options: readonly Option[], typed: string): Option[] {
  const words = typed.trim().toLowerCase()
  if (words === '') return [...options]
  const rank = ({ label, detail = '', key }: Option) => {
    if (label.toLowerCase().startsWith(words)) return 0
    if (label.toLowerCase().includes(words)) return 1
    return `${key} ${detail}`.toLowerCase().includes(words) ? 2 : 3
  }
  return options
    .map((option) => ({ option, rank: rank(option) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option)
}
