// A button that makes an export and saves it: while it runs, how far it is and a way out.
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ExportKind, ExportOrder, ExportRun } from '../../../core/wire/export.ts'
import { numberOf, sizeOf } from '../../kit/format.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { fileName, finish, makeExport, type Progress, saveFile, type Wish } from './make-export.ts'
import { exportKeys } from './reads.ts'

type Work = (wish: Wish) => Promise<ExportRun>

export function MakeButton(props: {
  order: ExportOrder
  primary?: boolean
  disabled?: boolean
  children: ReactNode
}) {
  return (
    <WorkButton
      work={(wish) => makeExport(props.order, wish)}
      {...(props.primary && { primary: true })}
      {...(props.disabled && { disabled: true })}
    >
      {props.children}
    </WorkButton>
  )
}

/** One kind at once, from the screen that shows it: as CSV and as a workbook. */
export function QuickExport(props: { kind: ExportKind; children: ReactNode }) {
  const { language } = useLanguage()
  const order: ExportOrder = {
    kinds: [props.kind],
    formats: ['csv', 'xlsx'],
    language,
    labels: false,
    missing: 'blank',
    split: false,
    filter: {},
  }
  return <MakeButton order={order}>{props.children}</MakeButton>
}

/** Downloads a run again, or goes on with one that was left. */
export function AgainButton(props: { run: ExportRun; children: ReactNode }) {
  return (
    <WorkButton
      work={async (wish) => {
        const run = props.run.state === 'running' ? await finish(props.run.id, wish) : props.run
        await saveFile(run, wish)
        return run
      }}
    >
      {props.children}
    </WorkButton>
  )
}

/** `said` is what is told at the end, instead of what was saved. */
export function WorkButton(props: {
  work: Work
  said?: string
  primary?: boolean
  disabled?: boolean
  children: ReactNode
}) {
  const { m, language } = useLanguage()
  const words = m.data.exports
  const { slug } = useStudy()
  const tell = useTellProblem()
  const queries = useQueryClient()
  const running = useRef<AbortController | null>(null)
  const [progress, setProgress] = useState<Progress | 'begun' | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function start() {
    const stop = new AbortController()
    running.current = stop
    setProgress('begun')
    try {
      const run = await props.work({ study: slug, signal: stop.signal, onProgress: setProgress })
      notify({ text: props.said ?? doneWith(run) })
    } catch (error) {
      if (stop.signal.aborted) notify({ text: words.stopped })
      else tell(error)
    } finally {
      setProgress(null)
      queries.invalidateQueries({ queryKey: exportKeys.runs(slug) })
    }
  }

  if (progress === null)
    return (
      <button
        type="button"
        className={props.primary ? 'primary' : undefined}
        disabled={props.disabled}
        onClick={start}
      >
        {props.children}
      </button>
    )
  return (
    <span className="downloading">
      <span role="status">{said(progress)}</span>
      <progress
        aria-label={words.title}
        {...(share(progress) === null ? {} : { value: share(progress) ?? 0 })}
      />
      <button type="button" onClick={() => running.current?.abort()}>
        {words.stop}
      </button>
    </span>
  )

  function doneWith(run: ExportRun): string {
    const done = words.done(fileName(run), sizeOf(run.sizeBytes, language))
    const lost = run.files.some(({ losses }) => losses.cut || losses.dropped)
    return lost ? `${done} ${words.lostSome}` : done
  }
  function said(at: Progress | 'begun'): string {
    if (at === 'begun') return words.beginning
    return at.receivedBytes > 0
      ? words.working(sizeOf(at.receivedBytes, language))
      : words.making(numberOf(at.run.rows, language))
  }
}

/** Making takes nine tenths of the bar, the download the rest. */
function share(progress: Progress | 'begun'): number | null {
  if (progress === 'begun') return null
  const { run, receivedBytes } = progress
  // Until the first is whole nobody knows how much there is: the rows are counted beside the bar.
  if (run.state === 'running') return run.done === 0 ? null : (0.9 * run.done) / run.of
  return 0.9 + (0.1 * receivedBytes) / Math.max(1, run.sizeBytes)
}
