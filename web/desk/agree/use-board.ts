// Asks the worker for a board, and asks anew when the question changes; what was asked before is dropped unfinished.
import { useEffect, useState } from 'react'
import type { BoardQuestion } from '../../../core/agreement/board.ts'
import type { Reckoned } from './reckoner.ts'

/** `null` while it is being reckoned. `question` must keep its identity while it stays the same. */
export function useBoard(question: BoardQuestion | null): Reckoned | null {
  const [answer, setAnswer] = useState<{ of: BoardQuestion; told: Reckoned } | null>(null)
  useEffect(() => {
    if (!question) return
    const worker = new Worker(new URL('./reckoner.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<Reckoned>) => setAnswer({ of: question, told: data })
    worker.postMessage(question)
    return () => worker.terminate()
  }, [question])
  return answer && answer.of === question ? answer.told : null
}
