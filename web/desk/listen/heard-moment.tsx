// One moment of a source's recordings, heard where it stands: nothing is asked for before somebody wants to hear it.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { clock } from '../../kit/format.ts'
import { Failed } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { PlayerBar } from './player-bar.tsx'
import { recordingsQuery, tracksOf } from './reads.ts'
import { type Track, usePlayer } from './use-player.ts'

/** `atMs` is on the talk's clock. */
export function HeardMoment({ source, atMs }: { source: string; atMs: number }) {
  const m = useMessages().listen
  const [isAsked, setAsked] = useState(false)
  if (isAsked) return <Asked source={source} atMs={atMs} />
  return (
    <button type="button" aria-label={m.hear(clock(atMs))} onClick={() => setAsked(true)}>
      <span aria-hidden="true">▶ {clock(atMs)}</span>
    </button>
  )
}

function Asked({ source, atMs }: { source: string; atMs: number }) {
  const m = useMessages().listen
  const { slug } = useStudy()
  const recordings = useQuery(recordingsQuery(slug, source))
  const tracks = useMemo(
    () => tracksOf(slug, source, recordings.data ?? []),
    [recordings.data, slug, source],
  )
  if (recordings.error)
    return <Failed error={recordings.error} again={() => recordings.refetch()} />
  if (tracks.length > 0) return <Playing tracks={tracks} atMs={atMs} />
  const { data } = recordings
  return (
    <span role="status">
      {clock(atMs)}
      {data &&
        `, ${data.length === 0 ? m.none : data.some((one) => one.isHeld) ? m.refused : m.awaited}`}
    </span>
  )
}

function Playing({ tracks, atMs }: { tracks: readonly Track[]; atMs: number }) {
  const player = usePlayer(tracks)
  const { go } = player
  // Once: where it goes on from there is the listener's.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `go` changes with every file that it goes to.
  useEffect(() => go(atMs), [atMs])
  return <PlayerBar player={player} />
}
