// One name under several codes: perhaps one person whom two phones added. Told to those who may read names.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { doublesQuery } from './reads.ts'
import './consents.css'

export function Doubles() {
  const here = useStudy()
  const m = useMessages().consents
  const doubles = useQuery(doublesQuery(here.slug))
  const rows = doubles.data ?? []
  if (rows.length === 0) return null
  return (
    <details className="card doubles">
      <summary>{m.doubles(rows.length)}</summary>
      <p className="quiet">{m.doublesWhat}</p>
      <ul>
        {rows.map(({ name, codes }) => (
          <li key={name}>
            {name}:{' '}
            {codes.map((code, at) => (
              <span key={code}>
                {at > 0 && ', '}
                <Link href={here.to(`/participants/${encodeURIComponent(code)}`)}>{code}</Link>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}
