// Segments of a code, newest page first, each with its words, its place, and what the asker wants to do with it.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Segment } from '../../../core/wire/coding.ts'
import { Field } from '../fieldwork/field.tsx'
import { Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { placeLine } from './place-line.ts'
import { segmentsQuery } from './reads.ts'

export function SegmentPicker(props: {
  /** Offered first; the whole codebook follows. */
  codes: string[]
  children: (segment: Segment) => ReactNode
}) {
  const m = useMessages()
  const words = m.conclude.evidence
  const { slug } = useStudy()
  const codes = useQuery(codesQuery(slug))
  const [code, setCode] = useState(props.codes[0] ?? '')
  const own = new Set(props.codes)
  const sorted = codes.data?.toSorted((a, b) => Number(own.has(b.id)) - Number(own.has(a.id)))
  return (
    <div className="evidence-choice">
      <Field label={words.fromCode}>
        {(naming) => (
          <select {...naming} value={code} onChange={(event) => setCode(event.target.value)}>
            <option value="">{words.chooseCode}</option>
            {sorted?.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label} ({one.codings})
              </option>
            ))}
          </select>
        )}
      </Field>
      {code !== '' && <Segments code={code}>{props.children}</Segments>}
    </div>
  )
}

function Segments(props: { code: string; children: (segment: Segment) => ReactNode }) {
  const m = useMessages()
  const { slug } = useStudy()
  const segments = useInfiniteQuery(segmentsQuery(slug, props.code))
  const rows = segments.data?.pages.flatMap((page) => page.rows) ?? []
  if (segments.isPending) return <Loading />
  if (segments.error) return <Failed error={segments.error} again={() => segments.refetch()} />
  if (rows.length === 0) return <p className="quiet">{m.conclude.evidence.noSegments}</p>
  return (
    <>
      <ul className="picker-segments" aria-label={m.conclude.evidence.segments}>
        {rows.map((segment) => (
          <li key={segment.id}>
            {segment.quote ? (
              <blockquote className="words">
                <q>{segment.quote}</q>
              </blockquote>
            ) : (
              <p className="quiet">{m.conclude.evidence.notQuotable}</p>
            )}
            <p className="evidence-place">
              {placeLine({ ...segment, technique: segment.source.technique }, m.shell.techniques)},{' '}
              {segment.source.title}
            </p>
            {props.children(segment)}
          </li>
        ))}
      </ul>
      {segments.hasNextPage && (
        <button type="button" onClick={() => segments.fetchNextPage()}>
          {m.fieldwork.more}
        </button>
      )}
    </>
  )
}
