// The phone inside the builder: the instrument that is being made, filled in on trial. It reads no storage but the
// interface's language, stores nothing and sends nothing but what it tells the desk around it.
import { useEffect, useMemo, useState } from 'react'
import { checkAnswers, prune } from '../../core/answer/check.ts'
import { bare } from '../../core/answer/surroundings.ts'
import { say } from '../../core/instrument/label.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import { walk } from '../../core/instrument/walk.ts'
import { score } from '../../core/score/score.ts'
import { useWords } from '../kit/language.ts'
import { type FromPreview, readToPreview, type ToPreview } from '../kit/preview.ts'
import type { Editing } from './fill/use-draft.ts'
import { words } from './messages/words.ts'
import { Frame } from './parts/frame.tsx'
import { Notice } from './parts/notice.tsx'
import { Asking } from './screens/fill-asking.tsx'
import type { Draft } from './store/shape.ts'

export function Preview() {
  const m = useWords(words)
  const [told, setTold] = useState<ToPreview | null>(null)
  useEffect(() => {
    const listening = new AbortController()
    addEventListener(
      'message',
      (event) => {
        const next = readToPreview(event)
        if (next) setTold(next)
      },
      { signal: listening.signal },
    )
    tell({ kind: 'ready' })
    return () => listening.abort()
  }, [])
  if (!told)
    return (
      <Frame title={m.app} isTrial>
        <Notice title={m.preview.waiting} />
      </Frame>
    )
  return <Trial key={told.instrument.slug} instrument={told.instrument} language={told.language} />
}

function Trial({ instrument, language }: { instrument: Instrument; language: string }) {
  const m = useWords(words)
  const [draft, setDraft] = useState(() => scratch(instrument, language))
  const [isAtEnd, setIsAtEnd] = useState(false)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const today = draft.occurredOn

  useEffect(() => setDraft((now) => ({ ...now, language })), [language])
  useEffect(() => {
    const here = bare(today, { language })
    const filled = prune(instrument, draft, here)
    tell({
      kind: 'state',
      answers: filled.answers,
      problems: checkAnswers(instrument, filled, here, 'final'),
      score: instrument.scoring
        ? score(instrument, instrument.scoring, filled.answers, today)
        : null,
    })
  }, [instrument, draft, today, language])
  const editing = useMemo(
    (): Editing => ({
      draft,
      saving: { kind: 'none' },
      change: (edit) => setDraft(edit),
      flush: () => Promise.resolve(),
    }),
    [draft],
  )

  const title = say(instrument.title, language, instrument.languages)
  if (isAtEnd)
    return (
      <Frame title={title} isTrial>
        <Notice title={m.preview.end}>
          <p>{m.preview.endWhat}</p>
          <button
            type="button"
            className="big"
            onClick={() => {
              setDraft(scratch(instrument, language))
              setIsAtEnd(false)
            }}
          >
            {m.preview.again}
          </button>
          <button type="button" className="big plain" onClick={() => setIsAtEnd(false)}>
            {m.review.backToFill}
          </button>
        </Notice>
      </Frame>
    )
  return (
    <Asking
      study={{ zone }}
      instrument={instrument}
      title={title}
      editing={editing}
      isTrial
      onEnd={() => setIsAtEnd(true)}
    />
  )
}

function scratch(instrument: Instrument, language: string): Draft {
  const startedAt = new Date().toISOString()
  return {
    id: crypto.randomUUID(),
    study: '',
    version: '',
    participant: null,
    case: null,
    task: null,
    occurredOn: new Date().toLocaleDateString('sv'),
    startedAt,
    language,
    answers: {},
    coverage: {},
    probes: {},
    at: walk(instrument)[0]?.question.name ?? '',
    themeMs: {},
    savedAt: startedAt,
  }
}

function tell(message: FromPreview): void {
  if (parent !== window) parent.postMessage(message, location.origin)
}
