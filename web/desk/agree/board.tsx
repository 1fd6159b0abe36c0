// The board of one round: its texts are read, its numbers reckoned in a worker, and shown by what is asked for.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import type { BoardQuestion } from '../../../core/agreement/board.ts'
import type { Round } from '../../../core/wire/round.ts'
import { Failed } from '../shell/empty.tsx'
import { useStudy } from '../shell/study.tsx'
import { askedOf } from './asked.ts'
import { Controls } from './controls.tsx'
import { useAgree } from './messages.ts'
import { settledQuery } from './reads.ts'
import { Shown } from './shown.tsx'
import { useBoard } from './use-board.ts'
import { useTexts } from './use-texts.ts'

export function BoardOf({ round }: { round: Round }) {
  const m = useAgree()
  const { slug } = useStudy()
  const [search, setSearch] = useSearchParams()
  const settled = useQuery(settledQuery(slug, round.id))
  const read = useTexts(slug, round)
  const asked = askedOf(search, round)
  const coders = asked.coders.join(' ')
  const { unit, by, cutter, asks } = asked
  const question = useMemo(
    (): BoardQuestion | null =>
      read.data
        ? {
            texts: read.data,
            coders: coders.split(' '),
            codes: round.frozen.map((code) => code.id),
            unit,
            cutter,
            asks,
            by,
          }
        : null,
    [read.data, coders, round.frozen, unit, cutter, asks, by],
  )
  const reckoned = useBoard(question)
  const set = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(name)
        else next.set(name, value)
        if (name !== 'row') next.delete('row')
        return next
      },
      { replace: true },
    )
  if (read.error) return <Failed error={read.error} again={() => read.refetch()} />
  if (settled.error) return <Failed error={settled.error} again={() => settled.refetch()} />
  return (
    <div className="board">
      <Controls round={round} asked={asked} onSet={set} />
      {!read.data && (
        <p className="loading" role="status">
          <label>
            {m.reading(read.done, read.total)} <progress max={read.total || 1} value={read.done} />
          </label>
        </p>
      )}
      {read.data && !reckoned && (
        <p className="loading" role="status">
          {m.reckoning}
        </p>
      )}
      {read.data && reckoned && settled.data && (
        <Shown
          round={round}
          asked={asked}
          search={search}
          texts={read.data}
          reckoned={reckoned}
          settled={settled.data}
        />
      )}
    </div>
  )
}
