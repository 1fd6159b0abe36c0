// Empty places, waiting and trouble: each says what belongs here and what to do next.
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useExplain } from './explain.ts'
import { useMessages } from './language.tsx'

export function Empty(props: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{props.title}</h2>
      {props.children && <p>{props.children}</p>}
      {props.action}
    </div>
  )
}

export function Loading() {
  const m = useMessages().shell
  return (
    <p className="loading" role="status">
      {m.loading}
    </p>
  )
}

/** A read that failed: the reason, and another try. */
export function Failed(props: { error: Error; again: () => void }) {
  const m = useMessages().shell
  const explain = useExplain()
  return (
    <Empty
      title={explain(props.error)}
      action={
        <button type="button" onClick={props.again}>
          {m.tryAgain}
        </button>
      }
    />
  )
}

export function UnknownPage(props: { to: string }) {
  const m = useMessages().shell
  return (
    <div className="empty">
      <h1>{m.unknownPage}</h1>
      <p>{m.unknownPageWhat}</p>
      <Link className="button" href={props.to}>
        {m.toStart}
      </Link>
    </div>
  )
}
