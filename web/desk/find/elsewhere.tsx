// The same words in memos, in what codes mean, and in findings; each leads to where they are read.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { hitsIn } from '../../../core/search/match.ts'
import { readQuery } from '../../../core/search/query.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { codesQuery, findingsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useFind } from './messages.ts'

export function Elsewhere({ q, forms }: { q: string; forms: boolean }) {
  const m = useFind().search
  const { slug, to, may } = useStudy()
  const query = useMemo(() => readQuery(q, forms), [q, forms])
  const codes = useQuery({ ...codesQuery(slug), enabled: may('codebook.read') })
  const findings = useQuery({ ...findingsQuery(slug), enabled: may('finding.read') })
  const memos = useQuery({
    queryKey: [...keys.memos(slug), 'words', q, forms],
    enabled: may('memo.read') && query !== null,
    queryFn: () =>
      ask(
        api.studies[':study'].memos.$get({
          param: { study: slug },
          query: { q, limit: '200', ...(!forms && { forms: '0' as const }) },
        }),
      ),
  })
  if (!query) return null
  const has = (text: string) => hitsIn(text, [{ start: 0, end: text.length }], query).length > 0
  const named = (codes.data ?? []).filter((code) =>
    has([code.label, code.definition, code.include, code.exclude, code.example].join('\n')),
  )
  const claimed = (findings.data ?? []).filter((finding) => has(finding.claim))
  const noted = memos.data?.rows ?? []
  if (named.length + claimed.length + noted.length === 0) return null
  return (
    <details className="find-elsewhere">
      <summary>
        {m.elsewhere}:{' '}
        {[
          noted.length > 0 && m.inMemos(noted.length),
          named.length > 0 && m.inCodes(named.length),
          claimed.length > 0 && m.inFindings(claimed.length),
        ]
          .filter(Boolean)
          .join(', ')}
      </summary>
      <ul>
        {noted.length > 0 && (
          <li>
            <Link href={to(`/memos?${new URLSearchParams({ q, ...(!forms && { forms: '0' }) })}`)}>
              {m.inMemos(noted.length)}
            </Link>
          </li>
        )}
        {named.map((code) => (
          <li key={code.id}>
            <Link href={to(`/codebook/${code.id}`)}>{code.label}</Link>{' '}
            <span className="quiet">{code.definition.slice(0, 140)}</span>
          </li>
        ))}
        {claimed.map((finding) => (
          <li key={finding.id}>
            <Link href={to(`/findings/${finding.id}`)}>{finding.claim}</Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
