// Before the first question: with whom or about what, and on which day.
import { type FormEvent, useState } from 'react'
import { dayIn } from '../../../core/answer/day.ts'
import { say } from '../../../core/instrument/label.ts'
import type { FieldKit } from '../../../core/wire/field.ts'
import { language as spoken, useLanguage, useWords } from '../../kit/language.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { begin } from '../fill/begin.ts'
import { groundOf } from '../fill/ground.ts'
import { words } from '../messages/words.ts'
import { Frame } from '../parts/frame.tsx'
import { later } from '../parts/later.tsx'
import { nameOf } from '../parts/name.ts'
import { Notice } from '../parts/notice.tsx'
import { goInstead, paths } from '../route.ts'
import { useStored } from '../store/changes.ts'
import { keepDraftAndTell, listDrafts } from '../store/drafts.ts'
import { currentVersions } from '../store/kit.ts'
import { CaseChoice, ParticipantChoice } from './begin-subject.tsx'

const EarlierEntries = later(() =>
  import('../parts/earlier.tsx').then((part) => part.EarlierEntries),
)

export function BeginScreen({
  kit,
  slug,
  task: taskId,
  subject: met,
}: {
  kit: FieldKit
  slug: string
  task: string | null
  /** Whom or what one comes from. */
  subject: string | null
}) {
  const m = useWords(words)
  const language = useLanguage()
  const version = currentVersions(kit.versions).find((one) => one.instrument.slug === slug)
  const task = kit.tasks.find((one) => one.id === taskId)
  const about = version?.instrument.about
  const [subject, setSubject] = useState(
    met ?? (about === 'participant' ? task?.participant : task?.case) ?? '',
  )
  const [occurredOn, setOccurredOn] = useState(() =>
    dayIn(kit.study.zone, new Date().toISOString()),
  )
  const [isAsked, setIsAsked] = useState(false)
  const drafts = useStored(listDrafts)?.filter((draft) => draft.version === version?.hash) ?? []

  if (!version)
    return (
      <Frame title={m.home} back={paths.home}>
        <Notice title={m.begin.gone} />
      </Frame>
    )
  const { instrument } = version
  const isMissing = about !== 'study' && subject === ''

  async function start(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (isMissing || !version) return setIsAsked(true)
    const participant = about === 'participant' ? subject : null
    const known = kit.participants.find((one) => one.code === participant)
    const { outside } = await groundOf(kit, version)
    const draft = begin(
      uuidv7(),
      kit.study,
      version,
      {
        participant,
        case: about === 'case' ? subject : (known?.case ?? task?.case ?? null),
        task: task?.id ?? null,
        occurredOn,
      },
      spoken(),
      new Date().toISOString(),
      outside,
      kit.device.id,
    )
    await keepDraftAndTell(draft)
    if (task)
      void import('../fill/tell-task.ts').then(({ tellBegun }) => tellBegun(draft.study, task.id))
    goInstead(paths.fill(draft.id))
  }

  return (
    <form className="whole" onSubmit={start}>
      <Frame
        title={say(instrument.title, language, instrument.languages)}
        back={paths.home}
        foot={
          <>
            {isAsked && isMissing && (
              <p role="alert" className="problem">
                {m.begin.choose}
              </p>
            )}
            <button type="submit" className="big primary">
              {m.begin.start}
            </button>
          </>
        }
      >
        {task && (
          <section className="card task">
            <h2>{task.what}</h2>
          </section>
        )}
        {drafts.length > 0 && (
          <section className="card list">
            <p>{m.begin.open(drafts.length)}</p>
            <ul>
              {drafts.map((draft) => (
                <li className="tool" key={draft.id}>
                  <a href={paths.fill(draft.id)}>
                    <b>{nameOf(kit, draft, language)}</b>
                    <small>{m.drafts.resume}</small>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {about === 'participant' && (
          <ParticipantChoice
            kit={kit}
            instrument={instrument}
            goal={{ slug, task: taskId }}
            chosen={subject}
            onChoose={setSubject}
          />
        )}
        {about === 'case' && <CaseChoice kit={kit} chosen={subject} onChoose={setSubject} />}
        {instrument.kind === 'observation' && about === 'case' && subject !== '' && (
          <EarlierEntries
            unit={{ study: kit.study.slug, case: subject, instrument: slug }}
            today={occurredOn}
          />
        )}
        <label className="field">
          <b>{m.begin.day}</b>
          <input
            type="date"
            required
            value={occurredOn}
            onChange={(event) => setOccurredOn(event.currentTarget.value)}
          />
        </label>
      </Frame>
    </form>
  )
}
