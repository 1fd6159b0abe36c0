// The turns that a round has drawn for whoever reads: theirs to code, while the round runs.
import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { drawnBlocks } from '../../../core/agreement/draw.ts'
import type { Source } from '../../../core/wire/coding.ts'
import { roundQuery, roundsQuery } from '../agree/reads.ts'
import { useStudy } from '../shell/study.tsx'

const none: ReadonlySet<number> = new Set()

export function useDrawn(source: Source): ReadonlySet<number> {
  const { slug, me, may } = useStudy()
  const rounds = useQuery({ ...roundsQuery(slug), enabled: may('round.read') })
  const mine = (rounds.data ?? []).filter(
    (round) => round.draw && round.coders.some((coder) => coder.id === me.id && coder.isOpen),
  )
  const draws = useQueries({
    queries: mine.map((round) => roundQuery(slug, round.id)),
    combine: (found) =>
      found.flatMap(({ data }) =>
        data?.draw && data.parts.some((part) => part.source === source.id && part.coder === me.id)
          ? [data.draw]
          : [],
      ),
  })
  return useMemo(() => {
    if (draws.length === 0) return none
    const starts = new Set(
      draws.flatMap((draw) => drawnBlocks(source.blocks, draw, source.id).map((one) => one.start)),
    )
    return new Set(source.blocks.flatMap(({ start }, index) => (starts.has(start) ? [index] : [])))
  }, [draws, source.blocks, source.id])
}
