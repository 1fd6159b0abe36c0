// One line of the readiness page: what is there, what is missing, and the one button that makes it so.
import type { ReactNode } from 'react'
import { Icon } from '../parts/icon.tsx'

/** `open` has not been tried or asked yet. */
export type State = 'good' | 'wrong' | 'open'

const icons = { good: 'check', wrong: 'warn', open: 'ring' } as const

type Props = { state: State; title: string; what: ReactNode; children?: ReactNode }

export function CheckLine({ state, title, what, children }: Props) {
  return (
    <li className="check-line" data-state={state}>
      <Icon name={icons[state]} />
      <div>
        <b>{title}</b>
        <p>{what}</p>
        {children}
      </div>
    </li>
  )
}
