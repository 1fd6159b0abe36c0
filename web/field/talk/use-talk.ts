// A draft's talk on the screen that has it open: what was left in pieces is gathered when it is opened and whenever a run
// has ended.
import { useEffect, useRef, useState } from 'react'
import type { Shelf } from '../fill/shelf.ts'
import type { Editing } from '../fill/use-draft.ts'
import type { Ending } from '../media/recorder.ts'
import { gather } from './gather.ts'
import { runningTalk, useRunning } from './running.ts'
import { isLive, takeUnwanted, whileQuiet } from './session.ts'

export type TalkNews =
  | { kind: 'none' }
  /** Found when the draft was opened: nobody had ended it. */
  | { kind: 'rescued'; ms: number }
  | { kind: 'ended'; ms: number; why: Ending | null }
  | { kind: 'failed' }
  | { kind: 'elsewhere' }

type Opened = Pick<Editing, 'draft' | 'change' | 'flush'>

/** One after another: two at once would both make a file of the same pieces. */
let gathering: Promise<unknown> = Promise.resolve()

export function useTalk(editing: Opened, shelf: Shelf) {
  const running = useRunning()
  const mine = running?.draft === editing.draft.id ? running : null
  const [news, setNews] = useState<TalkNews>({ kind: 'none' })
  const isFirst = useRef(true)
  const opened = useRef(editing)
  opened.current = editing
  const state = mine?.state ?? 'off'
  const turns = mine?.turns ?? 0
  useEffect(() => {
    if (state === 'on' || state === 'paused') {
      isFirst.current = false
      return setNews({ kind: 'none' })
    }
    let isHere = true
    const wasFirst = isFirst.current
    isFirst.current = false
    void settle(opened.current, shelf).then((told) => {
      if (!isHere) return
      if (told.kind === 'ended' && told.ms === 0) return
      setNews(told.kind === 'ended' && wasFirst ? { kind: 'rescued', ms: told.ms } : told)
    })
    return () => {
      isHere = false
    }
  }, [state, shelf])
  // It goes on, and what is over of it is a recording of the draft already.
  useEffect(() => {
    if (turns > 0) void settle(opened.current, shelf)
  }, [turns, shelf])
  return { mine, running, news, setNews }
}

/** Ends the talk of this draft, if it runs, and waits until all of it is a recording of the draft. */
export async function endTalk(editing: Opened, shelf: Shelf): Promise<TalkNews> {
  const running = runningTalk()
  if (running?.draft === editing.draft.id) await running.end()
  return settle(editing, shelf)
}

function settle(editing: Opened, shelf: Shelf): Promise<TalkNews> {
  const work = async (): Promise<TalkNews> => {
    let told: TalkNews = { kind: 'elsewhere' }
    await whileQuiet(async () => {
      const { state, rescuedMs } = await gather(editing, shelf, isLive)
      told =
        state === 'failed'
          ? { kind: 'failed' }
          : { kind: 'ended', ms: rescuedMs, why: takeUnwanted() }
    })
    return told
  }
  const next = gathering.then(work)
  gathering = next.catch(() => {})
  return next
}
