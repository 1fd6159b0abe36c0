// Signing out of the study on this phone: refused while anything is only here, and then nothing stays.
import { useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { guardWords } from '../messages/guard-words.ts'
import { Frame } from '../parts/frame.tsx'
import { Notice } from '../parts/notice.tsx'
import { paths } from '../route.ts'
import { useStored } from '../store/changes.ts'
import { isNothing, type Left, leave, leftBehind } from '../sync/leave.ts'
import { sync } from '../sync/run.ts'
import { useStatus } from '../sync/status.ts'

export function LeaveScreen() {
  const m = useWords(guardWords).leave
  const left = useStored(leftBehind)
  const { isBusy } = useStatus()
  const [state, setState] = useState<Left | 'leaving' | null>(null)
  if (!left) return null
  const isReady = isNothing(left)

  async function go(isTold: boolean): Promise<void> {
    setState('leaving')
    const done = await leave(isTold)
    setState(done)
    if (done !== 'left') return
    history.replaceState(null, '', location.pathname)
    location.reload()
  }

  return (
    <Frame title={m.title} back={paths.guard}>
      {!isReady && (
        <Notice title={m.not} tone="problem">
          {left.unsent > 0 && <p>{m.unsent(left.unsent)}</p>}
          {left.deeds > 0 && <p>{m.deeds(left.deeds)}</p>}
          {left.refused > 0 && <p>{m.refused(left.refused)}</p>}
          {left.drafts > 0 && <p>{m.drafts(left.drafts)}</p>}
          {left.unsent + left.deeds > 0 && (
            <button
              type="button"
              className="big primary"
              disabled={isBusy}
              onClick={() => void sync()}
            >
              {isBusy ? m.busy : m.send}
            </button>
          )}
          {left.unsent + left.deeds + left.refused > 0 && (
            <a className="button big" href={paths.queue}>
              {m.handOver}
            </a>
          )}
        </Notice>
      )}
      {isReady && (
        <section className="card notice">
          <h2>{left.handed > 0 ? m.handed(left.handed) : m.sure}</h2>
          <p>{m.what}</p>
          {state === 'unreached' && (
            <p role="alert" className="problem">
              {m.unreached}
            </p>
          )}
          {state === 'blocked' && (
            <p role="alert" className="problem">
              {m.failed}
            </p>
          )}
          <button
            type="button"
            className="big primary"
            disabled={state === 'leaving' || state === 'left'}
            onClick={() => void go(true)}
          >
            {state === 'leaving' ? m.going : m.go}
          </button>
          {state === 'unreached' && (
            <button type="button" className="big" onClick={() => void go(false)}>
              {m.anyway}
            </button>
          )}
        </section>
      )}
    </Frame>
  )
}
