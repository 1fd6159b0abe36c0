// A page outside of any study: the mark, the language, one thing to say.
import type { ReactNode } from 'react'
import { Compass, LanguageSwitch } from '../shell/top-bar.tsx'

export function Lone(props: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <main className="lone">
      <p className="mark">
        <Compass />
        <span>Pedoman</span>
      </p>
      <h1>{props.title}</h1>
      <div className="lone-words">{props.children}</div>
      {props.action}
      <LanguageSwitch />
    </main>
  )
}
