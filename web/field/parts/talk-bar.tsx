// The recorder of a talk, always in sight while its draft is: time, level, the wave with the marks of the questions, and
// a mark for this very moment. Where a talk must not be recorded it says why, and marks are made all the same.
import { useState } from 'react'
import { lengthOf } from '../../../core/talk/heard.ts'
import type { Participant } from '../../../core/wire/people.ts'
import type { Recording } from '../../../core/wire/response.ts'
import { clock, sizeOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import type { Shelf } from '../fill/shelf.ts'
import type { Filling } from '../fill/use-filling.ts'
import { talkWords } from '../messages/talk-words.ts'
import { unwilling } from '../talk/consent.ts'
import { plannedMs } from '../talk/planned.ts'
import type { Running } from '../talk/running.ts'
import { begin, goOn, pause, type Refusal } from '../talk/session.ts'
import { type TalkNews, useTalk } from '../talk/use-talk.ts'
import { Icon } from './icon.tsx'
import { TalkMarks } from './talk-marks.tsx'
import { Elapsed, TalkWave } from './talk-wave.tsx'
import './talk.css'

type Props = {
  filling: Filling
  title: string
  shelf: Shelf
  people: readonly Participant[]
  /** The question that is being put. */
  at: string | undefined
  /** The response could not be finished because the recording could not be joined. */
  isLeft?: boolean
}

export function TalkBar({ filling, title, shelf, people, at, isLeft = false }: Props) {
  const m = useWords(talkWords)
  const { draft, form, atMs } = filling
  const { mine, news, setNews } = useTalk(filling, shelf)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isStarting, setIsStarting] = useState(false)
  const recorded = draft.recordings ?? []
  const recordedMs = recorded.reduce((sum, one) => sum + lengthOf(one), 0)
  const against = unwilling(draft, people)

  async function start(): Promise<void> {
    setIsStarting(true)
    setRefusal(null)
    const wanted = {
      draft: draft.id,
      title,
      atMs,
      plannedMs: plannedMs(form.instrument, recordedMs),
    }
    setRefusal(await begin(wanted, shelf))
    setIsStarting(false)
  }
  async function end(running: Running): Promise<void> {
    await running.end()
  }

  return (
    <section className="talk" aria-label={m.bar} data-state={mine?.state ?? 'off'}>
      {isLeft && <Alert>{m.review.notSettled}</Alert>}
      <Told running={mine} news={news} refusal={refusal} />
      {mine && against.length > 0 && <Alert>{m.unwilling(against.join(', '))}</Alert>}
      <div className="talk-row">
        {mine ? (
          <>
            <Elapsed running={mine} beforeMs={lengthBefore(recorded, mine.fromMs)} />
            <span className="hidden" role="status">
              {mine.state === 'on' ? m.on : m.paused}
            </span>
            <TalkWave draft={draft} running={mine} atMs={atMs} />
          </>
        ) : against.length > 0 ? (
          <p className="talk-note">{m.unwilling(against.join(', '))}</p>
        ) : (
          <button
            type="button"
            className="talk-start"
            disabled={isStarting}
            onClick={() => void start()}
          >
            <i />
            <span>
              {recordedMs > 0 ? m.goOn : m.record}
              {recordedMs > 0 && <small>{m.recorded(clock(recordedMs))}</small>}
            </span>
          </button>
        )}
        <TalkMarks filling={filling} at={at} />
        {mine?.state === 'on' && (
          <button type="button" className="talk-stop" aria-label={m.pause} onClick={pause}>
            <Icon name="pause" />
          </button>
        )}
        {mine && mine.state !== 'on' && (
          <>
            <button
              type="button"
              className="step"
              aria-label={m.end}
              onClick={() => void end(mine)}
            >
              <Icon name="stop" />
            </button>
            <button
              type="button"
              className="talk-stop"
              aria-label={m.goOn}
              onClick={() => {
                setNews({ kind: 'none' })
                void goOn()
              }}
            >
              <i />
            </button>
          </>
        )}
      </div>
    </section>
  )
}

function Alert({ children }: { children: string }) {
  return (
    <p role="alert" className="problem">
      {children}
    </p>
  )
}

type ToldProps = { running: Running | null; news: TalkNews; refusal: Refusal | null }

/** What is the matter with the recording, and what can be done. */
function Told({ running, news, refusal }: ToldProps) {
  const m = useWords(talkWords)
  const language = useLanguage()
  if (running?.isMuted) return <Alert>{m.muted}</Alert>
  if (running?.state === 'lost') return <Alert>{m.lost}</Alert>
  if (running?.isDim && running.state === 'on') return <Alert>{m.dim}</Alert>
  if (running) return null
  if (refusal?.kind === 'no-room') {
    const { freeBytes, neededBytes } = refusal
    return (
      <Alert>
        {m.noRoom(sizeOf(Math.max(freeBytes, 0), language), sizeOf(neededBytes, language))}
      </Alert>
    )
  }
  if (refusal) return <Alert>{m[refusal.kind]}</Alert>
  if (news.kind === 'failed') return <Alert>{m.gatherFailed}</Alert>
  if (news.kind === 'elsewhere') return <Alert>{m.elsewhere}</Alert>
  if (news.kind === 'rescued') return <p role="status">{m.rescued(clock(news.ms))}</p>
  if (news.kind === 'ended' && news.why === 'no-room') return <Alert>{m.full}</Alert>
  if (news.kind === 'ended') return <p role="status">{m.ended(clock(news.ms))}</p>
  return null
}

/** What earlier recordings hold: those of the one that runs are counted with it. */
function lengthBefore(recordings: readonly Recording[], fromMs: number): number {
  const before = recordings.filter(({ spans }) => (spans[0]?.[0] ?? 0) < fromMs)
  return before.reduce((sum, one) => sum + lengthOf(one), 0)
}
