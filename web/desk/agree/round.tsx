// `/rounds/:id`: for who supervises the board of the round, for who codes their part of it; some are both.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation, useParams } from 'wouter'
import type { Round } from '../../../core/wire/round.ts'
import { Head } from '../fieldwork/panes.tsx'
import { useWhen } from '../fieldwork/when.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { BoardOf } from './board.tsx'
import { useAgree } from './messages.ts'
import { MyPart } from './my-part.tsx'
import { Parts } from './parts.tsx'
import { roundKeys, roundQuery } from './reads.ts'
import { closeRound, removeRound, restoreRound } from './writes.ts'
import './agree.css'

export function RoundScreen() {
  const m = useAgree()
  const when = useWhen()
  const { slug, may, me, to } = useStudy()
  const { id = '' } = useParams<{ id: string }>()
  const found = useQuery(roundQuery(slug, id))
  useTitle(found.data?.title ?? m.title)
  if (found.error) return <Failed error={found.error} again={() => found.refetch()} />
  if (!found.data) return <Loading />
  const round = found.data
  const mine = round.parts.filter((part) => part.coder === me.id)
  return (
    <>
      <p>
        <Link href={to('/rounds')}>← {m.rounds}</Link>
      </p>
      <Head title={round.title}>{may('round.write') && <RoundActions round={round} />}</Head>
      <p className="quiet">
        {m.modes[round.mode]}: {m.modesWhat[round.mode]} {when.day(round.from)} –{' '}
        {when.day(round.to)} · {m.sizes(round.sources, round.codes)}
        {round.draw && ` · ${m.drawn(round.draw.blocks, round.draw.seed)}`}
        {round.codebook && <> · {m.byBook(round.codebook.name)}</>}
      </p>
      {mine.length > 0 && <MyPart round={round} parts={mine} />}
      {may('round.write') && <Parts round={round} />}
      {may('agreement.read') && <BoardOf round={round} />}
    </>
  )
}

function RoundActions({ round }: { round: Round }) {
  const m = useAgree()
  const { slug, to } = useStudy()
  const tell = useTellProblem()
  const client = useQueryClient()
  const [, go] = useLocation()
  const refresh = () => client.invalidateQueries({ queryKey: roundKeys.all(slug) })
  const isClosed = round.closedAt !== null
  const close = useMutation({
    mutationFn: (closing: boolean) => closeRound(slug, round.id, closing),
    onError: tell,
    onSuccess: (_, closing) => {
      notify({
        text: closing ? m.closedNow : m.openedNow,
        undo: () => close.mutate(!closing),
      })
      return refresh()
    },
  })
  const restore = useMutation({
    mutationFn: () => restoreRound(slug, round.id),
    onError: tell,
    onSuccess: refresh,
  })
  const remove = useMutation({
    mutationFn: () => removeRound(slug, round.id),
    onError: tell,
    onSuccess: () => {
      notify({ text: m.removed(round.title), undo: () => restore.mutate() })
      go(to('/rounds'))
      return refresh()
    },
  })
  return (
    <>
      <button type="button" onClick={() => remove.mutate()} disabled={remove.isPending}>
        {m.remove}
      </button>
      <button
        type="button"
        className={isClosed ? undefined : 'primary'}
        onClick={() => close.mutate(!isClosed)}
        disabled={close.isPending}
      >
        {isClosed ? m.open : m.close}
      </button>
    </>
  )
}
