// The whole response before it is frozen: every answer, what is wrong with a way there, and what is left open.
import { useState } from 'react'
import { dayIn } from '../../../core/answer/day.ts'
import { say } from '../../../core/instrument/label.ts'
import type { FieldKit, Version } from '../../../core/wire/field.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { freeze } from '../fill/freeze.ts'
import { isUntouched, promptsOf, themesOf } from '../fill/prompt.ts'
import { type Editing, useDraft } from '../fill/use-draft.ts'
import { words } from '../messages/words.ts'
import { Frame } from '../parts/frame.tsx'
import { nameOf, versionOf } from '../parts/name.ts'
import { Notice } from '../parts/notice.tsx'
import { ScoreLine } from '../parts/score-line.tsx'
import { goInstead, paths } from '../route.ts'
import { seal } from '../store/outbox.ts'
import { sync } from '../sync/run.ts'
import { ReviewRow } from './review-row.tsx'

export function ReviewScreen({ kit, id }: { kit: FieldKit; id: string }) {
  const m = useWords(words)
  const opened = useDraft(id)
  if (opened === null) return null
  const version = typeof opened === 'string' ? undefined : versionOf(kit, opened.draft.version)
  if (typeof opened === 'string' || !version)
    return (
      <Frame title={m.review.title} back={paths.home}>
        <Notice title={opened === 'elsewhere' ? m.fill.elsewhere : m.fill.gone} />
      </Frame>
    )
  return <Reviewing kit={kit} version={version} editing={opened} />
}

function Reviewing({
  kit,
  version,
  editing,
}: {
  kit: FieldKit
  version: Version
  editing: Editing
}) {
  const m = useWords(words)
  const language = useLanguage()
  const [isFailed, setIsFailed] = useState(false)
  const [isFinishing, setIsFinishing] = useState(false)
  const { draft, change, flush } = editing
  const { instrument } = version
  const today = dayIn(kit.study.zone, new Date().toISOString())
  const prompts = promptsOf(instrument, draft, today, 'final')
  const wrong = prompts.filter((prompt) => prompt.problem !== null).length
  const untouched = prompts.filter(isUntouched).length

  function edit(question: string): void {
    change((now) => ({ ...now, at: question }))
    void flush().then(() => goInstead(paths.fill(draft.id)))
  }
  async function finish(): Promise<void> {
    setIsFinishing(true)
    setIsFailed(false)
    await flush()
    try {
      const frozen = await freeze(instrument, draft, kit.study.zone, new Date().toISOString())
      if (!frozen.ok) throw new Error('not sound')
      await seal(frozen.sealed)
    } catch {
      // Whatever refused, the draft is still there, and that is what the researcher is told.
      setIsFailed(true)
      return setIsFinishing(false)
    }
    void sync()
    goInstead(paths.sent(draft.id))
  }

  return (
    <Frame
      title={nameOf(kit, draft, language)}
      back={paths.fill(draft.id)}
      foot={
        <>
          {instrument.scoring && (
            <ScoreLine
              instrument={instrument}
              scoring={instrument.scoring}
              answers={draft.answers}
              today={today}
              at={null}
            />
          )}
          {isFailed && (
            <p role="alert" className="problem">
              {m.review.failed}
            </p>
          )}
          <small>{m.review.frozen}</small>
          <button
            type="button"
            className="big primary"
            disabled={wrong > 0 || isFinishing}
            onClick={finish}
          >
            {m.review.finish}
          </button>
        </>
      }
    >
      <section className="card notice" data-tone={wrong > 0 ? 'problem' : 'quiet'}>
        <h2>{wrong > 0 ? m.review.problems(wrong) : m.review.sound}</h2>
        {untouched > 0 && <p>{m.review.untouched(untouched)}</p>}
      </section>
      {themesOf(prompts).map(({ theme, prompts: inTheme }) => (
        <section className="card list" key={inTheme[0]?.question.name}>
          {theme && <h2>{say(theme.label, draft.language, instrument.languages)}</h2>}
          <ul>
            {inTheme
              .filter((prompt) => prompt.state !== 'note')
              .map((prompt) => (
                <ReviewRow
                  key={prompt.question.name}
                  prompt={prompt}
                  draft={draft}
                  instrument={instrument}
                  onEdit={() => edit(prompt.question.name)}
                />
              ))}
          </ul>
        </section>
      ))}
    </Frame>
  )
}
