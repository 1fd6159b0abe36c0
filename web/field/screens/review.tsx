// The whole response before it is frozen: every answer, what is wrong with a way there, and what is left open.
import './review.css'
import { useState } from 'react'
import type { FieldKit } from '../../../core/wire/field.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { explain } from '../../kit/problem.ts'
import { freeze } from '../fill/freeze.ts'
import { type Ground, useGround } from '../fill/ground.ts'
import { keepEarlier } from '../fill/keep-earlier.ts'
import { isLapsed } from '../fill/obstacle.ts'
import { isUntouched, overviewOf, type Prompt, themesOf } from '../fill/prompt.ts'
import { rowWords } from '../fill/said.ts'
import { unitOf } from '../fill/unit.ts'
import { type Editing, useDraft } from '../fill/use-draft.ts'
import { useFilling } from '../fill/use-filling.ts'
import { afterWords } from '../messages/after-words.ts'
import { words } from '../messages/words.ts'
import { Comments } from '../parts/comments.tsx'
import { Frame } from '../parts/frame.tsx'
import { Lapsed } from '../parts/lapsed.tsx'
import { later } from '../parts/later.tsx'
import { nameOf, questionLabel, versionOf } from '../parts/name.ts'
import { Notice } from '../parts/notice.tsx'
import { goInstead, paths } from '../route.ts'
import { finish } from '../seal/finish.ts'
import { useIsAway } from '../store/backups.ts'
import { readDevice } from '../store/device.ts'
import { sync } from '../sync/run.ts'
import { isRecorded } from '../talk/consent.ts'
import { Away } from './away.tsx'
import { ReviewRow } from './review-row.tsx'

// Only talks and scoring forms need them.
const TalkBar = later(() => import('../parts/talk-bar.tsx').then((part) => part.TalkBar))
const TalkReview = later(() => import('../parts/talk-review.tsx').then((part) => part.TalkReview))
const ScoreLine = later(() => import('../parts/score-line.tsx').then((part) => part.ScoreLine))

export function ReviewScreen({ kit, id }: { kit: FieldKit; id: string }) {
  const m = useWords(words)
  const language = useLanguage()
  const { review } = useWords(afterWords)
  const opened = useDraft(id)
  const isAway = useIsAway(id)
  const editing = typeof opened === 'string' ? null : opened
  const version = editing ? versionOf(kit, editing.draft.version) : undefined
  const ground = useGround(kit, version)
  if (typeof opened === 'string' || (editing && !version))
    return (
      <Frame title={review.title} back={paths.home}>
        <Notice title={opened === 'elsewhere' ? m.fill.elsewhere : m.fill.gone} />
      </Frame>
    )
  if (!editing || !ground) return null
  if (isLapsed(kit, editing.draft))
    return (
      <Lapsed
        title={nameOf(kit, editing.draft, language)}
        person={editing.draft.participant ?? ''}
      />
    )
  if (isAway) return <Away kit={kit} ground={ground} editing={editing} />
  return <Reviewing kit={kit} ground={ground} editing={editing} />
}

function Reviewing({ kit, ground, editing }: { kit: FieldKit; ground: Ground; editing: Editing }) {
  const m = useWords(words)
  const { review } = useWords(afterWords)
  const language = useLanguage()
  const [isFailed, setIsFailed] = useState(false)
  const [isTalkLeft, setIsTalkLeft] = useState(false)
  const [isFinishing, setIsFinishing] = useState(false)
  const { draft, change, flush } = editing
  const { version, outside } = ground
  const { instrument } = version
  const { zone } = kit.study
  const device = kit.device.id
  const filling = useFilling(editing, instrument, outside, { zone, device })
  const { form } = filling
  const { prompts, elsewhere } = overviewOf(form, draft, 'final')
  const wrong = prompts.filter((prompt) => prompt.problem !== null).length + elsewhere.length
  const untouched = prompts.filter(isUntouched).length

  function edit(ref: string): void {
    change((now) => ({ ...now, at: ref }))
    void flush().then(() => goInstead(paths.fill(draft.id)))
  }
  /** The recording ends with the response, and every piece of it must be in a file before that is frozen. */
  async function isTalkOver(): Promise<boolean> {
    const { endTalk } = await import('../talk/use-talk.ts')
    const told = await endTalk(filling, ground.shelf)
    setIsTalkLeft(told.kind === 'failed' || told.kind === 'elsewhere')
    return told.kind === 'ended'
  }
  async function end(): Promise<void> {
    setIsFinishing(true)
    setIsFailed(false)
    await flush()
    try {
      if (isRecorded(instrument) && !draft.replaces && !(await isTalkOver()))
        return setIsFinishing(false)
      const now = new Date().toISOString()
      const { skewMs } = (await readDevice()) ?? {}
      const frozen = await freeze(instrument, editing.now(), outside, zone, now, device, skewMs)
      if (!frozen.ok) throw new Error('not sound')
      // What is to be read again is laid apart while it can be read. Without it the response is finished all the same.
      await keepEarlier(form, draft, ground.shelf, now).catch(() => {})
      await finish(frozen.sealed, instrument)
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
              form={form}
              scoring={instrument.scoring}
              at={null}
              unit={unitOf(instrument, draft)}
            />
          )}
          {isFailed && (
            <p role="alert" className="problem">
              {review.failed}
            </p>
          )}
          {isRecorded(instrument) && (
            <TalkBar
              filling={filling}
              title={nameOf(kit, draft, language)}
              shelf={ground.shelf}
              people={kit.participants}
              at={undefined}
              isLeft={isTalkLeft}
            />
          )}
          <small>{review.frozen}</small>
          <button
            type="button"
            className="big primary"
            disabled={wrong > 0 || isFinishing}
            onClick={() => void end()}
          >
            {review.finish}
          </button>
        </>
      }
    >
      <section className="card notice" data-tone={wrong > 0 ? 'problem' : 'quiet'}>
        <h2>{wrong > 0 ? review.problems(wrong) : review.sound}</h2>
        {untouched > 0 && <p>{review.untouched(untouched)}</p>}
        {elsewhere.map((problem) => (
          <p key={String(problem.details.question)} className="problem">
            {explain(problem, questionLabel(version, draft.language))}
          </p>
        ))}
      </section>
      {isRecorded(instrument) && (
        <TalkReview filling={filling} prompts={prompts} shelf={ground.shelf} />
      )}
      {draft.replaces && (
        <Comments response={draft.replaces} study={draft.study} zone={zone} at={null} />
      )}
      {themesOf(prompts).map(({ theme, prompts: inTheme }) => (
        <section className="card list" key={inTheme[0]?.node.ref}>
          {theme && theme.says('label') !== '' && <h2>{theme.says('label')}</h2>}
          {byRow(inTheme).map(({ row, number, prompts: inRow }) => (
            <div key={inRow[0]?.node.ref} className={row ? 'in-row' : undefined}>
              {row && <h3>{`${number}. ${rowWords(row, language) || m.fill.rows.row(number)}`}</h3>}
              <ul>
                {inRow.map((prompt) => (
                  <ReviewRow
                    key={prompt.node.ref}
                    prompt={prompt}
                    draft={draft}
                    onEdit={() => edit(prompt.page.ref)}
                  />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </Frame>
  )
}

type RowPart = { row: Prompt['rows'][number] | null; number: number; prompts: Prompt[] }

/** What is read one after another under one row, or under none. Notes were read when they were met. */
function byRow(prompts: readonly Prompt[]): RowPart[] {
  const parts: RowPart[] = []
  for (const prompt of prompts) {
    if (prompt.node.item.type === 'note') continue
    const row = prompt.rows.at(-1) ?? null
    const last = parts.at(-1)
    if (last && last.row === row) last.prompts.push(prompt)
    else {
      const before = parts.filter((part) => part.row?.item === row?.item && part.row !== row)
      parts.push({ row, number: row ? before.length + 1 : 0, prompts: [prompt] })
    }
  }
  return parts
}
