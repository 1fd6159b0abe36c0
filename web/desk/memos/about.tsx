// What a memo is about, in a line that leads there.
import { Link } from 'wouter'
import type { Memo } from '../../../core/wire/memo.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'

export function About({ memo }: { memo: Memo }) {
  const m = useMessages().memos
  const { to } = useStudy()
  const { kind } = memo.target
  const place = placeOf(memo)
  const isQuoted = kind === 'coding' || kind === 'segment'
  const about = isQuoted && memo.about ? <q>{memo.about}</q> : memo.about
  return (
    <p className="about">
      <span className="chip">{m.on[kind]}</span>{' '}
      {place ? <Link href={to(place)}>{memo.stands ? about : m.corrected}</Link> : about}
    </p>
  )
}

function placeOf({ target, source }: Memo): string | null {
  switch (target.kind) {
    case 'study':
      return null
    case 'source':
      return `/sources/${target.id}`
    case 'segment':
      return `/sources/${target.id}?at=${target.start}`
    case 'coding':
      return source && `/sources/${source}?coding=${target.id}`
    case 'response':
      return `/responses/${target.id}`
    case 'code':
      return `/codebook/${target.id}`
    case 'finding':
      return `/findings/${target.id}`
    case 'relation':
      return '/relations'
    case 'event':
      return '/timeline'
    default:
      return target satisfies never
  }
}
