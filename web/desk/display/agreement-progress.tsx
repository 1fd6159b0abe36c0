// How far the rounds are that coders are compared in; a round leads to its agreement.
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link } from 'wouter'
import { roundsQuery } from '../agree/reads.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useStudy } from '../shell/study.tsx'
import { useDisplayWords } from './messages.ts'
import { type Bar, ProgressLines } from './progress-lines.tsx'
import { SaveBar } from './save-bar.tsx'
import { useSome } from './some.tsx'

export function AgreementProgress() {
  const m = useDisplayWords().progress
  const { slug, to } = useStudy()
  const root = useRef<HTMLElement>(null)
  const rounds = useQuery(roundsQuery(slug))
  const parts = (rounds.data ?? []).flatMap((round) =>
    round.coders.map((coder) => ({ round, coder })),
  )
  const { some, more } = useSome(parts)
  if (rounds.error) return <Failed error={rounds.error} again={() => rounds.refetch()} />
  if (!rounds.data) return <Loading />
  if (parts.length === 0)
    return (
      <Empty
        title={m.agreementNone}
        action={
          <Link className="button" href={to('/rounds')}>
            {m.toRounds}
          </Link>
        }
      >
        {m.agreementNoneWhat}
      </Empty>
    )
  const sum = (of: 'done' | 'parts') => parts.reduce((total, { coder }) => total + coder[of], 0)
  return (
    <section className="display" ref={root} aria-labelledby="agreement-progress">
      <h2 id="agreement-progress">{m.agreement(sum('done'), sum('parts'))}</h2>
      <ProgressLines
        bars={some.map(
          ({ round, coder }): Bar => ({
            key: `${round.id} ${coder.id}`,
            word: `${round.title} · ${coder.name}`,
            to: `/rounds/${round.id}`,
            told: [
              m.partsDone(coder.done, coder.parts),
              ...(round.closedAt === null ? [] : [m.isClosed]),
            ].join(' · '),
            parts: [{ kind: 'coded', n: coder.done, word: '', to: null }],
            missing: coder.parts - coder.done,
            missingWord: m.missing(coder.parts - coder.done),
          }),
        )}
      />
      {more}
      <div data-not-drawn>
        <SaveBar
          name="progress-agreement"
          root={root}
          rows={() => [
            ['round', 'coder', 'done', 'parts', 'closed'],
            ...parts.map(({ round, coder }) => [
              ...[round.title, coder.name, coder.done, coder.parts],
              round.closedAt?.slice(0, 10) ?? null,
            ]),
          ]}
        />
      </div>
    </section>
  )
}
