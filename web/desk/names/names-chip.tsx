// At the head of a source: how many names in it are not replaced yet, for whoever may read names.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Source } from '../../../core/wire/coding.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { namesQuery } from './reads.ts'

export function NamesChip({ source }: { source: Source }) {
  const m = useMessages().names
  const { slug, may, to } = useStudy()
  const { data } = useQuery({ ...namesQuery(slug, source.id), enabled: may('identity.read') })
  const count = (data?.found.filter((one) => one.isSure).length ?? 0) + (data?.left ?? 0)
  if (count === 0) return null
  return (
    <li className="chip">
      <Link href={`${to('/pseudonyms')}?source=${source.id}`}>{m.chip(count)}</Link>
    </li>
  )
}
