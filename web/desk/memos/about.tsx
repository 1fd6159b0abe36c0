// What a memo is about, in a line that leads there.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Memo } from '../../../core/wire/memo.ts'
import { hueStyle } from '../coding/look.ts'
import { useMessages } from '../shell/language.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'

export function About({ memo }: { memo: Memo }) {
  const m = useMessages().memos
  const { slug, to, may } = useStudy()
  const codes = useQuery({ ...codesQuery(slug), enabled: may('codebook.read') }).data
  const code = codes?.find((one) => one.id === memo.code)
  const { kind } = memo.target
  const place = placeOf(memo)
  const isQuoted = kind === 'coding' || kind === 'segment'
  const words = kind === 'code' ? (code?.label ?? memo.about) : memo.about
  const about = isQuoted && words ? <q>{words}</q> : words
  return (
    <p className="about">
      <span className="chip">{m.on[kind]}</span>{' '}
      {kind === 'coding' && code && (
        <span className="chip" style={hueStyle(code.hue)}>
          <i className="dot" />
          {code.label}
        </span>
      )}{' '}
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
