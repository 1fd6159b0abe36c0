// What just happened, said once at the foot of the window: a plain sentence, and undo where there is one.
import { useEffect, useSyncExternalStore } from 'react'
import { useMessages } from './language.tsx'

export type Notice = {
  text: string
  /** `heard` is for ears only: what the eye has already seen happen. */
  tone?: 'told' | 'heard' | 'problem'
  /** What the server's log can be searched for. */
  reference?: string
  undo?: () => void
  /** Another way on than undoing. */
  offer?: { label: string; run: () => void }
}

type Shown = Notice & { key: number }

let shown: readonly Shown[] = []
let nextKey = 1
const listeners = new Set<() => void>()

/** Shows a notice; of the same text only one stays. */
export function notify(notice: Notice): void {
  const others = shown.filter((one) => one.text !== notice.text).slice(-2)
  set([...others, { ...notice, key: nextKey }])
  nextKey += 1
}

function set(next: readonly Shown[]): void {
  shown = next
  for (const listener of listeners) listener()
}

function dismiss(key: number): void {
  set(shown.filter((one) => one.key !== key))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function Notices() {
  const all = useSyncExternalStore(subscribe, () => shown)
  return (
    <div className="notices" role="status" aria-live="polite">
      {all.map((notice) => (
        <OneNotice key={notice.key} notice={notice} />
      ))}
    </div>
  )
}

function OneNotice({ notice }: { notice: Shown }) {
  const m = useMessages().shell
  const { key, tone } = notice
  useEffect(() => {
    // A problem stays until it is read and put away; the rest passes by.
    if (tone === 'problem') return
    const timer = setTimeout(() => dismiss(key), 8_000)
    return () => clearTimeout(timer)
  }, [key, tone])
  const offer = notice.undo ? { label: m.undo, run: notice.undo } : notice.offer
  if (tone === 'heard') return <p className="unseen">{notice.text}</p>
  return (
    <div className="notice" data-tone={tone ?? 'told'}>
      <p>
        {notice.text}
        {notice.reference && <small> {m.reference(notice.reference)}</small>}
      </p>
      {offer && (
        <button
          type="button"
          onClick={() => {
            offer.run()
            dismiss(key)
          }}
        >
          {offer.label}
        </button>
      )}
      <button type="button" className="plain" aria-label={m.dismiss} onClick={() => dismiss(key)}>
        ×
      </button>
    </div>
  )
}
