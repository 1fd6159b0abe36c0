// The codings of a passage: what they are, whose, what rests on them; remove, attach to a finding, write a memo.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Coding, Source } from '../../../core/wire/coding.ts'
import { AttachEvidence } from '../conclude/attach-codings.tsx'
import { FindingDock, takeInHand } from '../conclude/finding-dock.tsx'
import { MemoList } from '../memos/memo-list.tsx'
import { useMessages } from '../shell/language.tsx'
import { findingsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { Edges } from './edges.tsx'
import { type CodeLook, hueStyle } from './look.ts'
import { Remarks } from './remarks.tsx'
import type { CodingEdited } from './use-codings.ts'

/** The coding or source whose memos are open; each time that somebody asks to write anew is one more. */
export type Noting = { on: string; asked: number }

type Props = {
  source: Source
  codings: readonly Coding[]
  looks: ReadonlyMap<string, CodeLook>
  on: string | null
  /** The coding that is being attached to a finding. */
  attaching: string | null
  onAttach: (coding: string | null) => void
  noting: Noting | null
  onNote: (noting: Noting | null) => void
  onLook: (coding: string) => void
  onRemove: (coding: Coding) => void
  onEdit: (coding: Coding, edited: CodingEdited) => void
  onMore: (coding: Coding) => void
  onLeave: () => void
  onClose: () => void
}

export function Passage(props: Props) {
  const m = useMessages().coding.passage
  const { may } = useStudy()
  return (
    <section className="passage" aria-label={m.title}>
      <div className="panel-head">
        <h2>{m.title}</h2>
        <button type="button" className="plain close" aria-label={m.close} onClick={props.onClose}>
          ×
        </button>
      </div>
      {props.codings.map((coding, at) => (
        <OneCoding
          key={coding.id}
          {...props}
          coding={coding}
          isQuoted={!hasSameWords(coding, props.codings[at - 1])}
        />
      ))}
      {may('coding.write') && props.codings[0] && (
        <button
          type="button"
          className="plain"
          onClick={() => props.codings[0] && props.onMore(props.codings[0])}
        >
          {m.more}
        </button>
      )}
      {may('finding.write') && <FindingDock />}
    </section>
  )
}

/** Said once for codings that lie on the same words. */
function hasSameWords(coding: Coding, before: Coding | undefined): boolean {
  return before?.start === coding.start && before.end === coding.end
}

function OneCoding(props: Props & { coding: Coding; isQuoted: boolean }) {
  const { source, coding, looks, on, attaching, onAttach, noting, onNote } = props
  const { onLook, onRemove, onEdit } = props
  const m = useMessages().coding.passage
  const { may } = useStudy()
  const isAttaching = attaching === coding.id
  const isNoting = noting?.on === coding.id
  const look = looks.get(coding.code)
  const isMine = coding.layer === 'mine'
  const layer = isMine ? m.mine : coding.layer === 'consensus' ? m.consensus : m.by(coding.coder)
  return (
    <article
      className="coding"
      style={hueStyle(look?.hue ?? 0)}
      aria-current={coding.id === on || undefined}
      draggable={may('finding.write')}
      onDragStart={(event) => takeInHand(event, [coding.id], coding.quote)}
    >
      <h3>
        <button type="button" className="plain" onClick={() => onLook(coding.id)}>
          <i className="dot" />
          {look?.label}
        </button>
        <small>{layer}</small>
      </h3>
      {props.isQuoted && <blockquote>{coding.quote}</blockquote>}
      <Remarks
        coding={coding}
        mayEdit={isMine && may('coding.write')}
        onEdit={(edited) => onEdit(coding, edited)}
        onLeave={props.onLeave}
      />
      {coding.origin && (
        <p className="quiet">{m.origin[coding.origin.how](coding.origin.origin)}</p>
      )}
      {isMine && coding.id === on && may('coding.write') && (
        <Edges source={source} coding={coding} onEdit={(edited) => onEdit(coding, edited)} />
      )}
      <Findings numbers={coding.findings} />
      <div className="actions">
        {may('finding.write') && (
          <button
            type="button"
            aria-expanded={isAttaching}
            onClick={() => onAttach(isAttaching ? null : coding.id)}
          >
            {m.attach}
          </button>
        )}
        <button
          type="button"
          aria-expanded={isNoting}
          onClick={() => onNote(isNoting ? null : { on: coding.id, asked: 0 })}
        >
          {m.memo}
        </button>
        {isMine && may('coding.write') && (
          <button
            type="button"
            aria-label={m.removeCode(look?.label ?? '')}
            onClick={() => onRemove(coding)}
          >
            {m.remove}
          </button>
        )}
      </div>
      {isAttaching && <AttachEvidence codings={[coding.id]} onDone={() => onAttach(null)} />}
      {isNoting && (
        <MemoList
          target={{ kind: 'coding', id: coding.id }}
          title={m.memo}
          key={noting.asked}
          opens={noting.asked > 0 ? 'always' : 'empty'}
        />
      )}
    </article>
  )
}

function Findings({ numbers }: { numbers: readonly number[] }) {
  const m = useMessages().coding.passage
  const { slug, to } = useStudy()
  const findings = useQuery({ ...findingsQuery(slug), enabled: numbers.length > 0 })
  if (numbers.length === 0) return null
  return (
    <p className="rests">
      {m.findings}{' '}
      {numbers.map((number) => {
        const finding = findings.data?.find((one) => one.number === number)
        return (
          <Link
            key={number}
            href={to(finding ? `/findings/${finding.id}` : '/findings')}
            title={finding?.claim}
          >
            {number}
          </Link>
        )
      })}
    </p>
  )
}
