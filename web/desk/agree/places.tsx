// Where coders differ, one place after the other: the list, the place as each saw it, and how it is settled. All by keys.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { BoardPlace, BoardText } from '../../../core/agreement/board.ts'
import type { Adjudication, Round } from '../../../core/wire/round.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useWhen } from '../fieldwork/when.ts'
import { useTellProblem } from '../shell/explain.ts'
import { isWriting } from '../shell/keys.ts'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { useAgree } from './messages.ts'
import { roundKeys } from './reads.ts'
import { SettleForm, type SettleHandle } from './settle-form.tsx'
import { type Decision, decided, decisions, settlementOf } from './settling.ts'
import { SideBySide } from './side-by-side.tsx'
import { settle, takeBack } from './writes.ts'

type Props = {
  round: Round
  places: readonly BoardPlace[]
  texts: ReadonlyMap<string, BoardText>
  coders: readonly string[]
  nameOf: (coder: string) => string
  settled: readonly Adjudication[]
}

/** More than anybody settles in one sitting; the numbers above count all of them. */
const mostShown = 500

export function Places(props: Props) {
  const { round, texts, coders, nameOf, settled } = props
  const m = useAgree()
  const { slug, to } = useStudy()
  const tell = useTellProblem()
  const client = useQueryClient()
  const places = props.places.slice(0, mostShown)
  const [at, setAt] = useState(0)
  const box = useRef<HTMLElement>(null)
  const form = useRef<SettleHandle>(null)
  const place = places[Math.min(at, places.length - 1)]
  const here = Math.min(at, places.length - 1)
  const refresh = () => client.invalidateQueries({ queryKey: roundKeys.settled(slug, round.id) })

  const undo = useMutation({
    mutationFn: (ids: string[]) => takeBack(slug, ids),
    onError: tell,
    onSuccess: () => {
      notify({ text: m.settle.takenBack })
      return refresh()
    },
  })
  const keep = useMutation({
    mutationFn: async (said: { decision: Decision; reason: string; other: string }) => {
      const text = place && texts.get(place.source)
      if (!place || !text) return ''
      const ids = { record: uuidv7(), coding: uuidv7() }
      await settle(slug, round.id, place.source, [decided(place, text, coders, ids, said)])
      return ids.record
    },
    onError: tell,
    onSuccess: async (id) => {
      notify({ text: m.settle.kept, undo: () => undo.mutate([id]) })
      await refresh()
      go(here + 1)
    },
  })
  const go = (next: number) => {
    setAt(Math.max(0, Math.min(places.length - 1, next)))
    box.current?.focus()
  }

  const latest = useRef<(event: KeyboardEvent) => void>(() => {})
  useEffect(() => {
    latest.current = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      const decision = decisions[Number(event.key) - 1]
      if (event.key === 'j') go(here + 1)
      else if (event.key === 'k') go(here - 1)
      else if (event.key === 'u') {
        const last = settled.at(-1)
        if (last) undo.mutate([last.id])
      } else if (decision && form.current) {
        // The digit chooses; it is not to be written into the reason that takes the focus.
        event.preventDefault()
        form.current.choose(decision)
      }
    }
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => latest.current(event)
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  if (!place)
    return (
      <p className="quiet">
        {m.places.none} {m.places.noneWhat}
      </p>
    )
  const text = texts.get(place.source)
  const record = settlementOf(place, settled)
  const code = round.frozen.find((one) => one.id === place.code)
  const left = places.filter((one) => !settlementOf(one, settled)).length
  return (
    <div className="places">
      <nav aria-label={m.places.list}>
        <ol>
          {places.map((one, index) => (
            <li key={`${one.source} ${one.code} ${one.start} ${one.end}`}>
              <button
                type="button"
                className="plain"
                aria-current={index === here ? 'true' : undefined}
                onClick={() => go(index)}
              >
                <q>{quoteOf(one, texts.get(one.source))}</q>
                <small>
                  {codeOf(round, one.code)?.label}
                  {settlementOf(one, settled) && ` · ${m.places.settled}`}
                </small>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <section ref={box} tabIndex={-1} aria-label={m.places.title}>
        <p className="places-head">
          <span>
            {m.places.position(here + 1, places.length)}, {m.places.left(left)}
          </span>
          <button type="button" onClick={() => go(here - 1)} disabled={here === 0}>
            {m.places.previous} <kbd>K</kbd>
          </button>
          <button type="button" onClick={() => go(here + 1)} disabled={here === places.length - 1}>
            {m.places.next} <kbd>J</kbd>
          </button>
        </p>
        <p>
          <b>{code?.label}</b> · {titleOf(round, place.source)} ·{' '}
          <Link href={to(`/sources/${place.source}?at=${place.start}`)}>{m.places.openSource}</Link>
        </p>
        {code && code.definition !== '' && <p className="quiet">{code.definition}</p>}
        {text && (
          <SideBySide
            place={place}
            text={text}
            coders={coders}
            nameOf={nameOf}
            hue={code?.hue ?? 0}
          />
        )}
        {record ? (
          <Settled
            record={record}
            nameOf={nameOf}
            toCode={to(`/codebook/${place.code}`)}
            onTakeBack={() => undo.mutate([record.id])}
          />
        ) : (
          <SettleForm
            key={`${place.source} ${place.code} ${place.start}`}
            ref={form}
            place={place}
            coders={coders}
            nameOf={nameOf}
            codes={round.frozen}
            busy={keep.isPending}
            onSettle={keep.mutate}
            onSkip={() => go(here + 1)}
          />
        )}
        <p className="quiet">{m.settle.keys}</p>
      </section>
    </div>
  )
}

function Settled(props: {
  record: Adjudication
  nameOf: (coder: string) => string
  toCode: string
  onTakeBack: () => void
}) {
  const m = useAgree().settle
  const when = useWhen()
  const { record, nameOf } = props
  return (
    <div className="settled">
      <p>
        <b>{m.said[record.outcome]}</b>
        {record.yielded.length > 0 &&
          `: ${record.yielded.map((one) => m.yields(nameOf(one))).join(', ')}`}
      </p>
      {record.reason !== '' && <p>{record.reason}</p>}
      <p className="quiet">{m.by(record.by, when.moment(record.at))}</p>
      <div className="actions">
        {record.outcome === 'definition' && (
          <Link className="button primary" href={props.toCode}>
            {m.toCode}
          </Link>
        )}
        <button type="button" onClick={props.onTakeBack}>
          {m.takeBack}
        </button>
      </div>
    </div>
  )
}

function codeOf(round: Round, id: string) {
  return round.frozen.find((one) => one.id === id)
}

function titleOf(round: Round, source: string): string {
  return round.parts.find((part) => part.source === source)?.title ?? ''
}

function quoteOf({ start, end }: BoardPlace, text: BoardText | undefined): string {
  const words = text?.text.slice(start, end) ?? ''
  return words.length > 80 ? `${words.slice(0, 80)}…` : words
}
