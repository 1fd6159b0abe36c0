// Found segments as one reads them: the words, whose they are, and what stands around them when it is asked for.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { turnOf } from '../../../core/coding/retrieve.ts'
import type { FoundSegment } from '../../../core/wire/retrieval.ts'
import { clock } from '../../kit/format.ts'
import { hueStyle } from '../coding/look.ts'
import { sourceQuery } from '../coding/source-query.ts'
import { AttachEvidence } from '../conclude/attach-codings.tsx'
import { Grip } from '../conclude/finding-dock.tsx'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useFind } from './messages.ts'
import { placeOf } from './segment-table.tsx'
import { useRows } from './use-rows.ts'

type Looks = ReadonlyMap<string, { label: string; hue: number }>

export function Cards(props: {
  rows: FoundSegment[]
  looks: Looks
  place: string
  onOpen: (row: FoundSegment) => void
}) {
  const m = useFind().segments
  const { rows, looks } = props
  const list = useRows<FoundSegment>({
    rows,
    keyOf: (row) => row.key,
    guess: 130,
    onOpen: props.onOpen,
    place: props.place,
  })
  return (
    <section ref={list.box} className="segment-box" aria-label={m.list}>
      <ol className="segment-cards" style={{ height: list.virtual.getTotalSize() }}>
        {list.virtual.getVirtualItems().map((at) => {
          const row = rows[at.index]
          return (
            row && (
              <li
                key={at.key}
                ref={list.virtual.measureElement}
                data-index={at.index}
                style={{ transform: `translateY(${at.start}px)` }}
                aria-setsize={rows.length}
                aria-posinset={at.index + 1}
              >
                <Card row={row} looks={looks} />
              </li>
            )
          )
        })}
      </ol>
    </section>
  )
}

function Card({ row, looks }: { row: FoundSegment; looks: Looks }) {
  const find = useFind()
  const m = find.segments
  const { shell, coding } = useMessages()
  const kinds = shell.techniques
  const { to, may } = useStudy()
  const [isAttaching, setAttaching] = useState(false)
  const [isWide, setWide] = useState(false)
  const look = looks.get(row.code)
  const who = [
    row.speaker ?? row.participant,
    row.role,
    kinds[row.source.technique],
    row.timeMs === null ? null : clock(row.timeMs),
    row.coder,
    row.origin && m.auto(`${find.runs.how[row.origin.how]} “${row.origin.origin}”`),
    row.findings.length > 0 && m.finding(row.findings.join(', ')),
  ]
  return (
    <article className="segment-card" style={hueStyle(look?.hue ?? 0)}>
      <p className="chips">
        {[row.code, ...row.with].map((code) => (
          <span key={code} className="chip" style={hueStyle(looks.get(code)?.hue ?? 0)}>
            <i className="dot" />
            {looks.get(code)?.label}
          </span>
        ))}
      </p>
      {isWide ? <Context row={row} /> : <blockquote>{row.quote}</blockquote>}
      <p className="quiet">
        <Link href={to(placeOf(row))} title={m.open}>
          {row.source.title}
        </Link>{' '}
        · {who.filter(Boolean).join(' · ')}{' '}
        <button
          type="button"
          className="plain"
          aria-expanded={isWide}
          onClick={() => setWide(!isWide)}
        >
          {m.context}
        </button>
        {may('finding.write') && (
          <>
            <button
              type="button"
              className="plain"
              aria-expanded={isAttaching}
              onClick={() => setAttaching(!isAttaching)}
            >
              {coding.passage.attach}
            </button>
            <Grip codings={[row.id]} words={row.quote} />
          </>
        )}
      </p>
      {isAttaching && <AttachEvidence codings={[row.id]} onDone={() => setAttaching(false)} />}
    </article>
  )
}

/** The turn with the one before and the one after. Until the text is there the words stand alone. */
function Context({ row }: { row: FoundSegment }) {
  const { slug } = useStudy()
  const source = useQuery(sourceQuery(slug, row.source.id)).data
  if (!source || source.version !== row.version) return <blockquote>{row.quote}</blockquote>
  const starts = source.blocks.map(({ start }) => start)
  const first = Math.max(0, turnOf(starts, row.start) - 1)
  const last = turnOf(starts, row.end - 1) + 1
  return (
    <>
      {source.blocks.slice(first, last + 1).map((block) => {
        const from = Math.max(block.start, Math.min(row.start, block.end))
        const to = Math.min(block.end, Math.max(row.end, block.start))
        return (
          <blockquote key={block.start}>
            {block.speaker && <b>{block.speaker}: </b>}
            {source.text.slice(block.start, from)}
            {to > from && <mark>{source.text.slice(from, to)}</mark>}
            {source.text.slice(Math.max(from, to), block.end)}
          </blockquote>
        )
      })}
    </>
  )
}
