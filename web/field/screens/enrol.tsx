// Connecting the phone: with a code, without one, and after the system has erased what was here.
import { useCallback, useEffect, useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { words } from '../messages/words.ts'
import { Frame } from '../parts/frame.tsx'
import { later } from '../parts/later.tsx'
import { Notice } from '../parts/notice.tsx'
import { Explained } from '../parts/problem-words.tsx'
import { useStored } from '../store/changes.ts'
import { forgetErasure } from '../store/device.ts'
import { isUnsent, listOutbox } from '../store/outbox.ts'
import { type Enrolled, enrol } from '../sync/enrol.ts'

const Connect = later(() => import('./connect.tsx').then((part) => part.Connect))

type Props = {
  code: string
  /** The study this phone belongs to already; null when it belongs to none. */
  already: string | null
  onDone: () => void
}

export function EnrolScreen({ code, already, onDone }: Props) {
  const m = useWords(words)
  const [result, setResult] = useState<Enrolled | 'asking' | null>(
    already === null ? null : 'asking',
  )
  const unsent = useStored(listOutbox)?.filter(isUnsent).length ?? 0

  const connect = useCallback(async () => {
    setResult(null)
    const next = await enrol(code)
    if (next.kind === 'done') onDone()
    else setResult(next)
  }, [code, onDone])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a code is used once, when the screen opens.
  useEffect(() => {
    if (already === null) void connect()
  }, [])

  return (
    <Frame title={m.enrol.title}>
      {result === null && (
        <p role="status" className="lone">
          {m.enrol.working}
        </p>
      )}
      {result === 'asking' && (
        <Notice title={m.enrol.already(already ?? '')}>
          {unsent > 0 && <p>{m.enrol.unsent(unsent)}</p>}
          <button type="button" className="big primary" onClick={onDone}>
            {m.enrol.keep}
          </button>
          <button type="button" className="big" onClick={connect}>
            {m.enrol.replace}
          </button>
        </Notice>
      )}
      {result !== null && result !== 'asking' && result.kind !== 'done' && (
        <Notice title={m.enrol.refused} tone="problem">
          <p>
            {result.kind === 'refused' ? <Explained problem={result.problem} /> : m.enrol.network}
          </p>
          {result.kind === 'network' && (
            <button type="button" className="big primary" onClick={connect}>
              {m.enrol.again}
            </button>
          )}
          {already === null && result.kind === 'refused' && (
            <button type="button" className="big" onClick={onDone}>
              {m.enrol.otherCode}
            </button>
          )}
          {already !== null && (
            <button type="button" className="big" onClick={onDone}>
              {m.enrol.keep}
            </button>
          )}
        </Notice>
      )}
    </Frame>
  )
}

export function LoneScreen({ onCode }: { onCode: (code: string) => void }) {
  const m = useWords(words)
  return (
    <Frame title={m.app}>
      <Connect onCode={onCode} />
    </Frame>
  )
}

export function ErasedScreen() {
  const m = useWords(words)
  return (
    <Frame title={m.app}>
      <Notice title={m.enrol.evicted} tone="problem">
        <p>{m.enrol.evictedWhat}</p>
        <button type="button" className="big primary" onClick={forgetErasure}>
          {m.enrol.understood}
        </button>
      </Notice>
    </Frame>
  )
}

export function StorageScreen() {
  const m = useWords(words)
  return (
    <Frame title={m.app}>
      <Notice title={m.storage.title} tone="problem">
        <p>{m.storage.what}</p>
      </Notice>
    </Frame>
  )
}
