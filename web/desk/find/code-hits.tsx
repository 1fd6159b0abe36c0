// What is ticked becomes codings: with which code, how much of the text, and how many there would be.
import { useMemo, useState } from 'react'
import type { Code } from '../../../core/wire/coding.ts'
import type { RunKind } from '../../../core/wire/run.ts'
import type { WordHit } from '../../../core/wire/search.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { hueStyle } from '../coding/look.ts'
import { CodeInput } from './code-input.tsx'
import { type SpanKind, segmentsOf, spanKinds } from './hits.ts'
import { useFind } from './messages.ts'
import { useRun } from './use-run.ts'

export function CodeHits(props: {
  hits: readonly WordHit[]
  codes: readonly Code[]
  how: Exclude<RunKind, 'list'>
  origin: string
  onDone: () => void
}) {
  const m = useFind().code
  const isTurns = props.how !== 'search'
  const [code, setCode] = useState<Code | null>(null)
  const [kind, setKind] = useState<SpanKind>(isTurns ? 'turn' : 'sentence')
  const { start, sent } = useRun(props.onDone)
  const { hits, how, origin } = props
  // With the ids: pressed again after a lost network, the same segments become the same codings.
  const run = useMemo(
    () => ({ id: uuidv7(), add: segmentsOf(hits, kind, code?.id ?? '', uuidv7) }),
    [hits, kind, code],
  )
  const sources = new Set(run.add.map((one) => one.source)).size

  function go() {
    if (!code) return
    const told = (done: { added: number; left: string[] }) => {
      const had = run.add.length - done.added - done.left.length
      return [m.done(done.added, code.label), had > 0 ? m.already(had) : '']
        .filter(Boolean)
        .join(', ')
    }
    start.mutate({ ...run, how, origin, remove: [], told })
  }

  return (
    <section className="find-act" aria-label={m.title}>
      <h2>{m.title}</h2>
      <div className="find-row">
        {code && (
          <button
            type="button"
            className="chip"
            style={hueStyle(code.hue)}
            onClick={() => setCode(null)}
          >
            <i className="dot" />
            {code.label} ×
          </button>
        )}
        {!code && <CodeInput label={m.choose} codes={props.codes} onPick={setCode} />}
        {!isTurns && (
          <fieldset className="find-choice">
            <legend className="unseen">{m.span}</legend>
            {spanKinds.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={kind === one}
                onClick={() => setKind(one)}
              >
                {m.spans[one]}
              </button>
            ))}
          </fieldset>
        )}
        <button
          type="button"
          className="primary"
          disabled={!code || run.add.length === 0 || start.isPending}
          onClick={go}
        >
          {start.isPending ? m.going(sent, run.add.length) : m.go(run.add.length)}
        </button>
        <span className="quiet">{m.preview(run.add.length, sources)}</span>
      </div>
      <p className="quiet">{m.ownLayer}</p>
    </section>
  )
}
