// A list with the chosen thing beside it; on a narrow window the chosen thing takes the list's place.
import type { ReactNode } from 'react'
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
  return (
    <div className="panes" data-open={props.open} data-wide={props.wide ?? 'detail'}>
      <div className="panes-list">{props.list}</div>
      <section className="panes-detail" aria-label={props.label}>
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
    <header className="head">
      <h1>{props.title}</h1>
      {props.children}
    </header>
  )
}
