// `/rounds`: the rounds of coding with how far each coder is, and the way to a new one.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { RoundRow } from '../../../core/wire/round.ts'
import { Head } from '../fieldwork/panes.tsx'
import { useWhen } from '../fieldwork/when.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { useAgree } from './messages.ts'
import { roundsQuery } from './reads.ts'
import { AgreeTabs } from './tabs.tsx'
import './agree.css'

export function RoundsScreen() {
  const m = useAgree()
  const { slug, to, may } = useStudy()
  useTitle(m.title)
  const rounds = useQuery(roundsQuery(slug))
  const add = may('round.write') && (
    <Link className="button primary" href={to('/rounds/new')}>
      {m.add}
    </Link>
  )
  return (
    <>
      <Head title={m.title}>{add}</Head>
      <AgreeTabs here="rounds" />
      {rounds.isPending && <Loading />}
      {rounds.error && <Failed error={rounds.error} again={() => rounds.refetch()} />}
      {rounds.data?.length === 0 && (
        <Empty title={may('round.write') ? m.none : m.noneMine} action={add}>
          {may('round.write') ? m.noneWhat : m.noneMineWhat}
        </Empty>
      )}
      <ol className="rounds">
        {rounds.data?.map((round) => (
          <li key={round.id}>
            <OneRound round={round} />
          </li>
        ))}
      </ol>
    </>
  )
}

function OneRound({ round }: { round: RoundRow }) {
  const m = useAgree()
  const when = useWhen()
  const { to } = useStudy()
  return (
    <>
      <h2>
        <Link href={to(`/rounds/${round.id}`)}>{round.title}</Link>{' '}
        <span className="chip">{m.modes[round.mode]}</span>{' '}
        {round.closedAt !== null && <span className="chip">{m.closed}</span>}
      </h2>
      <p className="quiet">
        {when.day(round.from)} – {when.day(round.to)} · {m.sizes(round.sources, round.codes)}
        {round.draw && ` · ${m.drawn(round.draw.blocks, round.draw.seed)}`}
      </p>
      <ul className="round-progress">
        {round.coders.map((coder) => (
          <li key={coder.id}>
            <label>
              <span>{m.progress(coder.name, coder.done, coder.parts)}</span>
              <progress max={coder.parts} value={coder.done} />
            </label>
          </li>
        ))}
      </ul>
    </>
  )
}
