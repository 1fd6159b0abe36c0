// A screen that says one thing: what is the matter, and the one or two things that can be done.
import type { ReactNode } from 'react'

export function Notice({
  title,
  children,
  tone = 'quiet',
}: {
  title: string
  children?: ReactNode
  tone?: 'quiet' | 'problem'
}) {
  return (
    <section
      className="card notice"
      data-tone={tone}
      role={tone === 'problem' ? 'alert' : undefined}
    >
      <h2>{title}</h2>
      {children}
    </section>
  )
}
