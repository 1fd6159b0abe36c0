// What a passage is taken by, and where it can be let go: the study's findings, shown while something is in the hand.
import { useQuery } from '@tanstack/react-query'
import { type DragEvent as Dragging, useEffect, useState } from 'react'
import { useMessages } from '../shell/language.tsx'
import { findingsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useAttach } from './use-attach.ts'
import './attach.css'

/** The type of what is dragged: the ids of codings, one a line. */
export const codingsInHand = 'application/x-pedoman-codings'

/** What is taken along when something is dragged onto a finding. */
export function takeInHand(event: Dragging, codings: readonly string[], words: string): void {
  event.dataTransfer.effectAllowed = 'link'
  event.dataTransfer.setData(codingsInHand, codings.join('\n'))
  event.dataTransfer.setData('text/plain', words)
}

/** For rows whose words can be selected: they are dragged by this alone. With a keyboard, `f` does the same. */
export function Grip({ codings, words }: { codings: readonly string[]; words: string }) {
  const m = useMessages().weigh.attach
  return (
    <span
      className="grip"
      aria-hidden="true"
      title={m.drag}
      draggable
      onDragStart={(event) => {
        takeInHand(event, codings, words)
        const row = event.currentTarget.closest('li, tr, article')
        if (row) event.dataTransfer.setDragImage(row, 0, 0)
      }}
    >
      ⠿
    </span>
  )
}

export function FindingDock() {
  const { slug } = useStudy()
  const m = useMessages().weigh.attach
  const attach = useAttach()
  const [isShown, show] = useState(false)
  const [over, setOver] = useState<string | null>(null)
  const findings = useQuery({ ...findingsQuery(slug), enabled: isShown })
  useEffect(() => {
    // What is dragged is lost when the page changes in the same turn.
    const begin = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes(codingsInHand)) setTimeout(() => show(true))
    }
    const end = () => show(false)
    window.addEventListener('dragstart', begin)
    window.addEventListener('dragend', end)
    return () => {
      window.removeEventListener('dragstart', begin)
      window.removeEventListener('dragend', end)
    }
  }, [])
  if (!isShown) return null
  return (
    <section className="finding-dock" aria-label={m.dock}>
      <p>{m.dock}</p>
      <ul>
        {findings.data?.map((finding) => (
          <li
            key={finding.id}
            data-over={over === finding.id}
            onDragOver={(event) => {
              if (!event.dataTransfer.types.includes(codingsInHand)) return
              event.preventDefault()
              setOver(finding.id)
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => {
              event.preventDefault()
              const codings = event.dataTransfer.getData(codingsInHand).split('\n').filter(Boolean)
              setOver(null)
              show(false)
              if (codings.length === 0) return
              const link = { stance: 'supports', strength: 2, note: '', theory: '' } as const
              attach.mutate({ finding: finding.id, codings, ...link })
            }}
          >
            {finding.number}. {finding.claim}
          </li>
        ))}
      </ul>
    </section>
  )
}
