// The phone inside the builder: the instrument that is being made, filled in on trial. It reads no storage but the
// interface's language, stores nothing and sends nothing but what it tells the desk around it.
import { useEffect, useMemo, useRef, useState } from 'react'
import { dayIn } from '../../core/answer/day.ts'
import { say } from '../../core/instrument/label.ts'
import { scoreForm } from '../../core/score/score.ts'
import { useWords } from '../kit/language.ts'
import { type FromPreview, readToPreview, type ToPreview } from '../kit/preview.ts'
import { begin } from './fill/begin.ts'
import { gather, type Outside } from './fill/outside.ts'
import { scratchShelf } from './fill/shelf.ts'
import type { Editing } from './fill/use-draft.ts'
import { useFilling } from './fill/use-filling.ts'
import { afterWords } from './messages/after-words.ts'
import { words } from './messages/words.ts'
import { Frame } from './parts/frame.tsx'
import { Notice } from './parts/notice.tsx'
import { Asking } from './screens/fill-asking.tsx'
import type { Draft } from './store/shape.ts'

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const place = { zone, device: 'preview' }
const shelf = scratchShelf()
const nobody = { cases: [], participants: [] }

/** The trial begins anew with every instrument that is posted; what was typed goes along. */
type Trial = { number: number; told: ToPreview; outside: Outside; draft: Draft }

export function Preview() {
  const m = useWords(words)
  const { preview } = useWords(afterWords)
  const [trial, setTrial] = useState<Trial | null>(null)
  const typed = useRef<{ slug: string; draft: Draft } | null>(null)
  useEffect(() => {
    const listening = new AbortController()
    let newest = 0
    addEventListener(
      'message',
      (event) => {
        const told = readToPreview(event)
        if (!told) return
        const { instrument } = told
        const number = ++newest
        void gather(instrument, nobody, shelf, null).then((outside) => {
          if (number !== newest) return
          const before = typed.current?.slug === instrument.slug ? typed.current.draft : null
          setTrial({ number, told, outside, draft: scratch(told, outside, before) })
        })
      },
      { signal: listening.signal },
    )
    tell({ kind: 'ready' })
    return () => listening.abort()
  }, [])
  if (!trial)
    return (
      <Frame title={m.app} isTrial>
        <Notice title={preview.waiting} />
      </Frame>
    )
  const keep = (draft: Draft) => {
    typed.current = { slug: trial.told.instrument.slug, draft }
  }
  const again = () => {
    const { told, outside, number } = trial
    setTrial({ ...trial, number: -number, draft: scratch(told, outside, null) })
  }
  return <Trying key={trial.number} trial={trial} onChange={keep} onAgain={again} />
}

type Props = { trial: Trial; onChange: (draft: Draft) => void; onAgain: () => void }

function Trying({ trial, onChange, onAgain }: Props) {
  const { preview, review } = useWords(afterWords)
  const { outside } = trial
  const { instrument } = trial.told
  const [draft, setDraft] = useState(trial.draft)
  const [isAtEnd, setIsAtEnd] = useState(false)
  const editing = useMemo(
    (): Editing => ({
      draft,
      saving: { kind: 'none' },
      change: (edit) => setDraft(edit),
      now: () => draft,
      flush: () => Promise.resolve(),
    }),
    [draft],
  )
  const filling = useFilling(editing, instrument, outside, place)
  const { form } = filling
  // biome-ignore lint/correctness/useExhaustiveDependencies: the open form changes with the draft
  useEffect(() => {
    onChange(draft)
    tell({
      kind: 'state',
      answers: form.submission(),
      problems: form.problems('final', draft.coverage),
      score: instrument.scoring ? scoreForm(form, instrument.scoring) : null,
    })
  }, [instrument, form, draft])

  const title = say(instrument.title, draft.language, instrument.languages)
  if (isAtEnd)
    return (
      <Frame title={title} isTrial>
        <Notice title={preview.end}>
          <p>{preview.endWhat}</p>
          <button
            type="button"
            className="big"
            onClick={() => {
              onAgain()
            }}
          >
            {preview.again}
          </button>
          <button type="button" className="big plain" onClick={() => setIsAtEnd(false)}>
            {review.backToFill}
          </button>
        </Notice>
      </Frame>
    )
  return (
    <Asking
      zone={zone}
      title={title}
      filling={filling}
      shelf={shelf}
      isTrial
      onEnd={() => setIsAtEnd(true)}
    />
  )
}

/** What was typed before stays; what is new in the instrument gets its default. */
function scratch(
  { instrument, language }: ToPreview,
  outside: Outside,
  before: Draft | null,
): Draft {
  const startedAt = new Date().toISOString()
  const subject = { participant: null, case: null, task: null, occurredOn: dayIn(zone, startedAt) }
  const study = { slug: '', zone }
  const version = { hash: '', instrument }
  const id = crypto.randomUUID()
  const fresh = begin(id, study, version, subject, language, startedAt, outside, place.device)
  return {
    ...(before ?? fresh),
    language,
    answers: { ...fresh.answers, ...before?.answers },
  }
}

function tell(message: FromPreview): void {
  if (parent !== window) parent.postMessage(message, location.origin)
}
