// A file that a phone handed over, taken in at the desk: with a bar, a way out, and what became of it.
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { explain as explainProblem } from '../../kit/problem.ts'
import { useExplain } from '../shell/explain.ts'
import { FileButton } from '../shell/file-place.tsx'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { Working } from '../shell/working.tsx'
import { devicesQuery } from './reads.ts'
import { NotAHandover, type TakenIn, takeIn } from './take-in.ts'

type State =
  | { kind: 'idle' }
  | { kind: 'working'; done: number; all: number }
  | { kind: 'done'; taken: TakenIn }
  | { kind: 'wrong'; why: string }

export function TakeInFile() {
  const m = useMessages().fieldwork.takeIn
  const { slug } = useStudy()
  const explain = useExplain()
  const client = useQueryClient()
  const stop = useRef<AbortController | null>(null)
  const [state, setState] = useState<State>({ kind: 'idle' })

  async function take(file: File | undefined): Promise<void> {
    if (!file) return
    const control = new AbortController()
    stop.current = control
    setState({ kind: 'working', done: 0, all: 0 })
    try {
      const taken = await takeIn(slug, file, control.signal, (done, all) =>
        setState({ kind: 'working', done, all }),
      )
      setState({ kind: 'done', taken })
      void client.invalidateQueries({ queryKey: devicesQuery(slug).queryKey })
    } catch (error) {
      if (control.signal.aborted) setState({ kind: 'wrong', why: m.stopped })
      else
        setState({
          kind: 'wrong',
          why: error instanceof NotAHandover ? m[error.why] : explain(error),
        })
    }
  }

  return (
    <section className="take-in card">
      <h3>{m.title}</h3>
      <p className="quiet">{m.what}</p>
      <FileButton
        label={m.file}
        accept=".zip,application/zip"
        disabled={state.kind === 'working'}
        onFiles={([file]) => void take(file)}
      />
      {state.kind === 'working' && (
        <Working
          what={m.working(state.done, state.all)}
          name={m.title}
          share={state.all > 0 ? state.done / state.all : null}
          stop={{ label: m.stop, act: () => stop.current?.abort() }}
        />
      )}
      {state.kind === 'wrong' && (
        <p role="alert" className="wrong">
          {state.why}
        </p>
      )}
      {state.kind === 'done' && <Told taken={state.taken} />}
    </section>
  )
}

function Told({ taken }: { taken: TakenIn }) {
  const m = useMessages().fieldwork.takeIn
  const { label, kept, had, held, files, refused } = taken
  return (
    <div role="status">
      <p>{m.done(label, kept, had, files)}</p>
      {held > 0 && <p>{m.held(held)}</p>}
      {refused.length > 0 && (
        <>
          <p className="wrong">{m.refused(refused.length)}</p>
          <ul>
            {refused.map(({ id, problem }) => (
              <li key={id}>{explainProblem(problem)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
