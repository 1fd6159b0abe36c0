// The reading column with what is told of its turns: their speakers' roles, and their recordings. Turns are heard from their moments, and the turn that is heard is marked.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useState } from 'react'
import { beginsOf, heardBlock, heardFrom } from '../../../core/talk/playing.ts'
import type { Source } from '../../../core/wire/coding.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { WithRoles } from '../speakers/roles.tsx'
import { Hearing } from './hearing.tsx'
import { PlayerBar } from './player-bar.tsx'
import { recordingsQuery, tracksOf } from './reads.ts'
import { useMoment } from './use-moment.ts'
import { type Track, usePlayer } from './use-player.ts'
import { usePlayerKeys } from './use-player-keys.ts'

type Props = {
  source: Source
  column: RefObject<HTMLDivElement | null>
  /** The block one is at. */
  current: number
  /** A passage is chosen or a turn is being corrected: single keys and the place in the text are left alone. */
  isBusy: boolean
  onFollow: (block: number) => void
  /** Null for whoever does not code. */
  onCode: ((block: number) => void) | null
  children: ReactNode
}

export function WithRecordings(props: Props) {
  return (
    <WithRoles>
      <Beside {...props} />
    </WithRoles>
  )
}

function Beside(props: Props) {
  const { slug } = useStudy()
  const { source } = props
  const { data: recordings = [] } = useQuery(recordingsQuery(slug, source.id))
  const tracks = useMemo(() => tracksOf(slug, source.id, recordings), [recordings, slug, source.id])
  if (tracks.length > 0) return <Heard key={tracks[0]?.url} {...props} tracks={tracks} />
  return (
    <>
      {props.children}
      <Unheard
        isRefused={recordings.some((one) => one.isHeld && !one.isHeard)}
        isAwaited={recordings.some((one) => !one.isHeld)}
      />
    </>
  )
}

function Unheard({ isRefused, isAwaited }: { isRefused: boolean; isAwaited: boolean }) {
  const m = useMessages().listen
  if (!isRefused && !isAwaited) return null
  return (
    <p className="listen-bar listen-word" role="status">
      {isRefused ? m.refused : m.awaited}
    </p>
  )
}

function Heard({ tracks, ...props }: Props & { tracks: readonly Track[] }) {
  const m = useMessages().listen
  const { may } = useStudy()
  const { source, column, current, isBusy, onFollow, onCode } = props
  const player = usePlayer(tracks)
  const [isFollowing, setFollowing] = useState(true)
  const begin = useMoment(source)
  const begins = useMemo(() => beginsOf(source.blocks), [source.blocks])
  const heard = heardBlock(begins, player.clockMs)
  const { go, isPlaying } = player

  const hear = useCallback(
    (block: number) => go(heardFrom(source.blocks, block)),
    [go, source.blocks],
  )
  // Set on the row itself: rows come and go while one scrolls, and nothing else of them changes four times a second.
  useEffect(() => {
    const mark = () => {
      for (const row of column.current?.querySelectorAll('[data-heard]') ?? [])
        row.removeAttribute('data-heard')
      column.current?.querySelector(`[data-block="${heard}"]`)?.setAttribute('data-heard', '')
    }
    mark()
    const timer = setInterval(mark, 500)
    return () => clearInterval(timer)
  }, [column, heard])
  useEffect(() => {
    if (isPlaying && isFollowing && !isBusy && heard !== -1) onFollow(heard)
  }, [heard, isBusy, isFollowing, isPlaying, onFollow])

  const mayWrite = may('source.write')
  const code = onCode && (() => heard !== -1 && onCode(heard))
  const beginHere = () => begin(current, player.clockMs)
  usePlayerKeys(
    player,
    {
      h: () => hear(current),
      v: () => setFollowing((before) => !before),
      ...(code && { c: code }),
      ...(mayWrite && { b: beginHere }),
    },
    isBusy,
  )
  return (
    <>
      <Hearing value={hear}>{props.children}</Hearing>
      <PlayerBar player={player}>
        <button
          type="button"
          aria-pressed={isFollowing}
          title={`${m.followHint} (v)`}
          onClick={() => setFollowing(!isFollowing)}
        >
          {m.follow}
        </button>
        {code && (
          <button type="button" title={`${m.code} (c)`} disabled={heard === -1} onClick={code}>
            {m.code}
          </button>
        )}
        {mayWrite && (
          <button type="button" title={`${m.beginHint} (b)`} onClick={beginHere}>
            {m.begin}
          </button>
        )}
      </PlayerBar>
    </>
  )
}
