// What is done with ticked segments, in one step that can be taken back: coded also, recoded, no longer coded, extended.
import { useMemo, useState } from 'react'
import type { Code } from '../../../core/wire/coding.ts'
import type { FoundSegment } from '../../../core/wire/retrieval.ts'
import type { RunSegment } from '../../../core/wire/run.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { hueStyle } from '../coding/look.ts'
import { CodeInput } from './code-input.tsx'
import { useFind } from './messages.ts'
import { useExtend } from './use-extend.ts'
import { useRun } from './use-run.ts'

export function RowActions(props: {
  ticked: FoundSegment[]
  codes: readonly Code[]
  origin: string
  onDone: () => void
}) {
  const find = useFind()
  const m = find.segments
  const { ticked, codes, origin, onDone } = props
  const [code, setCode] = useState<Code | null>(null)
  const { start, sent } = useRun(onDone)
  const extend = useExtend(onDone)
  const own = useMemo(() => ticked.filter((row) => row.layer === 'mine'), [ticked])
  // Made with the ticks, so that pressing again after a lost network makes nothing twice.
  const ids = useMemo(
    () => ({ run: uuidv7(), of: new Map(ticked.map((row) => [row.key, uuidv7()])) }),
    [ticked],
  )
  const isBusy = start.isPending || extend.isPending

  function run(add: RunSegment[], remove: string[], told: (done: Told) => string) {
    start.mutate({ id: `${ids.run}`, how: 'list', origin, add, remove, told })
  }
  const asSegment = (row: FoundSegment, to: Code, span: { start: number; end: number }) => ({
    id: ids.of.get(row.key) ?? uuidv7(),
    code: to.id,
    source: row.source.id,
    version: row.version,
    start: span.start,
    end: span.end,
  })
  const removing = [...new Set(own.map((row) => row.id))]

  return (
    <section className="find-act" aria-label={m.act}>
      <h2>
        {m.act}: {ticked.length}
      </h2>
      <div className="find-row">
        {code ? (
          <>
            <button
              type="button"
              className="chip"
              style={hueStyle(code.hue)}
              onClick={() => setCode(null)}
            >
              <i className="dot" />
              {code.label} ×
            </button>
            <button
              type="button"
              className="primary"
              disabled={isBusy}
              onClick={() =>
                run(
                  ticked.map((row) => asSegment(row, code, row)),
                  [],
                  (done) => find.code.done(done.added, code.label),
                )
              }
            >
              {m.also}
            </button>
            <button
              type="button"
              disabled={isBusy || own.length === 0}
              onClick={() =>
                run(
                  own.map((row) => asSegment(row, code, row.own)),
                  removing,
                  (done) => m.recoded(done.removed, code.label),
                )
              }
            >
              {m.recode}
            </button>
          </>
        ) : (
          <CodeInput label={find.code.choose} codes={codes} onPick={setCode} />
        )}
        <button
          type="button"
          disabled={isBusy || own.length === 0}
          onClick={() => run([], removing, (done) => m.removed(done.removed))}
        >
          {m.remove}
        </button>
        <button
          type="button"
          disabled={isBusy || own.length === 0}
          onClick={() => extend.mutate({ rows: own, to: 'sentence' })}
        >
          {m.wider}
        </button>
        <button
          type="button"
          disabled={isBusy || own.length === 0}
          onClick={() => extend.mutate({ rows: own, to: 'turn' })}
        >
          {m.widest}
        </button>
        {start.isPending && <span role="status">{find.code.going(sent, ticked.length)}</span>}
      </div>
      {own.length < ticked.length && (
        <p className="quiet">{m.ownOnly(ticked.length - own.length)}</p>
      )}
    </section>
  )
}

type Told = { added: number; removed: number }
