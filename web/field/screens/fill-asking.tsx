// The draft at one of its pages: the theme and its meter, the page, what is not touched yet, and the way on.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Participant } from '../../../core/wire/people.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { cover } from '../fill/edit.ts'
import { nextOf, type Page, pageOf, pagesOf, previousOf } from '../fill/pages.ts'
import { isUntouched, overviewOf } from '../fill/prompt.ts'
import { rowWords } from '../fill/said.ts'
import { type Scene, SceneProvider } from '../fill/scene.ts'
import type { Shelf } from '../fill/shelf.ts'
import { unitOf } from '../fill/unit.ts'
import type { Filling } from '../fill/use-filling.ts'
import { words } from '../messages/words.ts'
import { Frame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { later } from '../parts/later.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { ThemeMeter, useThemeClock } from '../parts/theme-meter.tsx'
import { Untouched } from '../parts/untouched.tsx'
import { paths } from '../route.ts'
import { isRecorded } from '../talk/consent.ts'
import { PageView } from './fill-page.tsx'

// Not needed to show the first question: the list comes right after it, the recorder to talks, the score to scoring forms.
const JumpList = later(() => import('../parts/jump-list.tsx').then((part) => part.JumpList))
const EarlierEntries = later(() =>
  import('../parts/earlier.tsx').then((part) => part.EarlierEntries),
)
const TalkFoot = later(() => import('../parts/talk-foot.tsx').then((part) => part.TalkFoot))
const ScoreLine = later(() => import('../parts/score-line.tsx').then((part) => part.ScoreLine))

type Props = {
  zone: string
  title: string
  filling: Filling
  shelf: Shelf
  /** In the builder: nothing is left, and nowhere is gone back to. */
  isTrial?: boolean
  /** Whose consents are known; a trial has nobody, and records no talk. */
  people?: readonly Participant[]
  onEnd: () => void
}

const nothing: ReadonlySet<string> = new Set()
const none: readonly string[] = []

export function Asking({ zone, title, filling, shelf, isTrial = false, people, onEnd }: Props) {
  const m = useWords(words)
  const language = useLanguage()
  const { draft, form, saving, change, flush, atMs } = filling
  const { instrument } = form
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  /** The places whose problems are shown: judged once their field was left, not while it is being typed in. */
  const [judged, setJudged] = useState(nothing)
  /** The page that "next" has stopped at once because of its problems. */
  const [warned, setWarned] = useState<string | null>(null)

  const { pages, prompts } = overviewOf(form, draft)
  const page = pageOf(pages, draft.at) ?? pages[0]
  const isDiary = instrument.kind === 'observation'
  const { study, case: about } = draft
  const unit = useMemo(() => unitOf(instrument, { study, case: about }), [instrument, study, about])
  const scene = useMemo(
    (): Scene => ({
      draft: draft.id,
      instrument,
      language: draft.language,
      atMs,
      flush,
      shelf,
      zone,
      heardFix: (fixMs) => change((now) => ({ ...now, clock: { ...now.clock, fixMs } }), true),
      held: draft.held ?? none,
      unit,
    }),
    [draft.id, unit, instrument, draft.language, atMs, flush, change, shelf, zone, draft.held],
  )
  useThemeClock(page?.theme?.item.name ?? null, change)
  useLanguageOfAsking(language, isTrial, filling)

  if (!page) return null
  const next = nextOf(pages, page)
  const previous = previousOf(pages, page) ?? page.above
  const here = prompts.filter((prompt) => prompt.page === page)
  const [only] = page.kind === 'question' ? here : []
  const ways = next ? m.fill.next : page.row ? m.fill.rows.back : m.fill.review

  function goTo(ref: string): void {
    change((now) => ({ ...now, at: ref }))
    setJudged(nothing)
    setWarned(null)
    scrollTo(0, 0)
    // After the next page is drawn, so that a screen reader begins with it.
    requestAnimationFrame(() => heading.current?.focus())
  }
  /** A row's ref stands for its first page. */
  function goInto(ref: string): void {
    const first = pagesOf(form.root).find((one) => one.row?.ref === ref)
    if (first) goTo(first.ref)
  }
  function goOn(from: Page): void {
    const to = nextOf(pages, from) ?? from.above
    if (to) goTo(to.ref)
    else void flush().then(onEnd)
  }
  function tryGoOn(at: Page): void {
    const wrong = here.filter((prompt) => prompt.problem !== null)
    // A wrong answer is shown once before it is left; an interview must be able to go on all the same.
    if (wrong.length > 0 && warned !== at.ref) {
      setJudged(new Set(wrong.map((prompt) => prompt.node.ref)))
      setWarned(at.ref)
    } else goOn(at)
  }
  function judge(ref: string): void {
    setJudged((now) => new Set([...now, ref]))
  }

  return (
    <SceneProvider value={scene}>
      <Frame
        title={title}
        isTrial={isTrial}
        {...(!isTrial && { back: paths.home })}
        foot={
          <>
            {instrument.scoring && (
              <ScoreLine
                form={form}
                scoring={instrument.scoring}
                at={only?.node.item.name ?? null}
                unit={scene.unit}
              />
            )}
            {people && isRecorded(instrument) && draft.replaces === undefined && (
              <TalkFoot
                filling={filling}
                title={title}
                shelf={shelf}
                people={people}
                at={only?.node.ref}
              />
            )}
            <div className="ways">
              <button
                type="button"
                className="step"
                aria-label={m.fill.previous}
                disabled={!previous}
                onClick={() => previous && goTo(previous.ref)}
              >
                <Icon name="back" />
              </button>
              {only?.state === 'untouched' && (
                <button
                  type="button"
                  className="big"
                  onClick={() => {
                    change((now) => cover(now, only.node.ref, 'skipped', atMs()))
                    goOn(page)
                  }}
                >
                  {m.fill.skip}
                </button>
              )}
              <button type="button" className="big primary" onClick={() => tryGoOn(page)}>
                {ways}
              </button>
            </div>
          </>
        }
      >
        <ThemeMeter
          prompts={prompts}
          at={page.theme}
          draft={draft}
          onList={() => dialog.current?.showModal()}
        />
        <Where page={page} onGo={goTo} />
        <PageView
          key={page.ref}
          page={page}
          prompts={prompts}
          filling={{
            ...filling,
            answer(ref, value) {
              // What is being changed is not judged before it is left again.
              setJudged((now) => new Set([...now].filter((one) => one !== ref)))
              setWarned(null)
              filling.answer(ref, value)
            },
          }}
          heading={heading}
          judged={judged}
          onJudge={judge}
          onGo={goInto}
          onDone={() => goOn(page)}
          saved={<SavedLine saving={saving} zone={zone} />}
        />
        {isDiary && scene.unit && <EarlierEntries unit={scene.unit} today={draft.occurredOn} />}
        <Untouched
          prompts={prompts.filter((one) => isUntouched(one) && one.page !== page)}
          onGo={goTo}
          onMore={() => dialog.current?.showModal()}
        />
        <JumpList
          dialog={dialog}
          instrument={instrument}
          prompts={prompts}
          at={page}
          draft={draft}
          onLanguage={(asked) => change((now) => ({ ...now, language: asked }))}
          onGo={goTo}
        />
      </Frame>
    </SceneProvider>
  )
}

/** The row and the sections around the page, with the way back to the list of rows. */
function Where({ page, onGo }: { page: Page; onGo: (ref: string) => void }) {
  const m = useWords(words)
  const language = useLanguage()
  const { row, above, sections } = page
  if (!row && sections.length === 0) return null
  const number = above ? (row ? siblingNumber(row, above) : 0) : 0
  return (
    <div className="where">
      {row && above && (
        <button type="button" className="chip" onClick={() => onGo(above.ref)}>
          <Icon name="back" />
          <span>{`${number}. ${rowWords(row, language) || m.fill.rows.row(number)}`}</span>
        </button>
      )}
      {sections.map((group) => (
        <b key={group.ref}>{group.says('label')}</b>
      ))}
    </div>
  )
}

function siblingNumber(row: NonNullable<Page['row']>, above: Page): number {
  const lists = above.kind === 'rows' ? [above.node] : above.node.children
  const list = lists.find((one) => one.children.includes(row))
  return (list?.children.indexOf(row) ?? 0) + 1
}

/** Asking follows the interface's language when that is switched, where the instrument speaks it. */
function useLanguageOfAsking(language: string, isTrial: boolean, { form, change }: Filling): void {
  const before = useRef(language)
  const { languages } = form.instrument
  useEffect(() => {
    if (isTrial || before.current === language) return
    before.current = language
    if (languages.includes(language)) change((now) => ({ ...now, language }))
  }, [isTrial, language, languages, change])
}
