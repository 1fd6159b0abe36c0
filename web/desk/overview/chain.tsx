// The links of the chain in their order, each with its number, a line of how far it has come, and the way to it.
import { Link } from 'wouter'
import type { Overview } from '../../../core/wire/overview.ts'
import { useStudy } from '../shell/study.tsx'
import { useOverviewWords } from './messages.ts'

type ChainLink = {
  what: 'instruments' | 'responses' | 'sources' | 'segments' | 'findings'
  path: string
  n: number
  note: string | null
  /** How much of it the note says is done. */
  share: number | null
}

export function Chain({ overview }: { overview: Overview }) {
  const m = useOverviewWords()
  const { may, tallies, to } = useStudy()
  const { segments, coded, findings, waiting } = overview
  const sources = tallies.sources ?? 0
  const toReview = waiting.find(({ what }) => what === 'review')?.n ?? 0
  const written = findings && Object.values(findings).reduce((sum, n) => sum + n, 0)
  const links: (ChainLink | false)[] = [
    {
      what: 'instruments',
      path: '/instruments',
      n: tallies.instruments ?? 0,
      note: m.people(tallies.participants ?? 0),
      share: null,
    },
    may('response.read') && {
      what: 'responses',
      path: '/responses',
      n: tallies.responses ?? 0,
      note: may('response.review') ? m.toReview(toReview) : null,
      share: null,
    },
    may('source.read') && {
      what: 'sources',
      path: '/sources',
      n: sources,
      note: coded === null ? null : m.coded(coded),
      share: coded === null || sources === 0 ? null : coded / sources,
    },
    segments !== null && {
      what: 'segments',
      path: '/codebook',
      n: segments,
      note: m.codes(tallies.codes ?? 0),
      share: null,
    },
    findings !== null &&
      written !== null && {
        what: 'findings',
        path: '/findings',
        n: written,
        note: m.supported(findings.supported),
        share: written === 0 ? null : findings.supported / written,
      },
  ]
  return (
    <nav aria-label={m.chain}>
      <ol className="study-chain">
        {links
          .filter((link) => link !== false)
          .map(({ what, path, n, note, share }) => (
            <li key={what}>
              <Link href={to(path)}>
                <strong>{n}</strong>
                <span>{m.links[what]}</span>
              </Link>
              {note !== null && <small>{note}</small>}
              {share !== null && <meter value={share} aria-hidden="true" />}
            </li>
          ))}
      </ol>
    </nav>
  )
}
