// A list with the chosen thing beside it; on a narrow window the chosen thing takes the list's place.
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useMessages } from '../shell/language.tsx'
import './panes.css'

export function Panes(props: {
  list: ReactNode
  detail: ReactNode
  /** The chosen thing's name for those who cannot see where it stands. */
  label: string
  open: boolean
  backTo: string
  /** Which of the two is what one came to read. */
  wide?: 'list' | 'detail'
}) {
  const m = useMessages().fieldwork
  const list = useRef<HTMLDivElement>(null)
  const detail = useRef<HTMLElement>(null)
  const seen = useRef(props.open)
  useEffect(() => {
    if (seen.current === props.open) return
    seen.current = props.open
    // Where one takes the other's place, the focus must not stay on what has gone.
    if (props.open && list.current?.offsetParent === null) detail.current?.focus()
    if (!props.open && detail.current?.offsetParent === null) list.current?.focus()
  }, [props.open])
  return (
    <div className="panes" data-open={props.open} data-wide={props.wide ?? 'detail'}>
      <div className="panes-list" ref={list} tabIndex={-1}>
        {props.list}
      </div>
      <section className="panes-detail" ref={detail} tabIndex={-1} aria-label={props.label}>
        {props.open && (
          <Link className="panes-back" href={props.backTo}>
            ← {m.back}
          </Link>
        )}
        {props.detail}
      </section>
    </div>
  )
}

export function Head(props: { title: string; children?: ReactNode }) {
  return (
    <header className="page-head">
      <h1>{props.title}</h1>
      {props.children}
    </header>
  )
}
