// The theme that the talk is in: its place in the guide, how much of it is done, and how long it has taken.
import { useEffect } from 'react'
import type { FormNode } from '../../../core/answer/form.ts'
import { useWords } from '../../kit/language.ts'
import { type Prompt, tally, themesOf } from '../fill/prompt.ts'
import type { Editing } from '../fill/use-draft.ts'
import { words } from '../messages/words.ts'
import type { Draft } from '../store/shape.ts'
import { Icon } from './icon.tsx'

type Props = {
  prompts: readonly Prompt[]
  at: FormNode | null
  draft: Draft
  onList: () => void
}

export function ThemeMeter({ prompts, at, draft, onList }: Props) {
  const { fill } = useWords(words)
  const themes = themesOf(prompts)
  const index = themes.findIndex(({ theme }) => theme === at)
  const own = tally(themes[index]?.prompts ?? [])
  // Where no theme has questions, as at the pages of a document, it is the whole that counts.
  const { done, all } = own.all > 0 ? own : tally(prompts)
  const goal = at?.item.type === 'group' ? at.item.goalMinutes : undefined
  const spent = Math.round((draft.themeMs[at?.item.name ?? ''] ?? 0) / 60_000)
  const count = fill.done(done, all)
  return (
    <div className="theme">
      <p>
        {at && (
          <b>
            {index + 1} {at.says('label')}
          </b>
        )}
        <span>{goal === undefined ? count : fill.minutes(spent, goal)}</span>
      </p>
      <button type="button" className="plain step" aria-label={fill.list} onClick={onList}>
        <Icon name="list" />
      </button>
      <progress max={Math.max(all, 1)} value={done} aria-label={count} />
    </div>
  )
}

const tickMs = 15_000

/** Time counts for the theme while its question is in sight; a phone in the pocket does not interview. */
export function useThemeClock(theme: string | null, change: Editing['change']): void {
  useEffect(() => {
    if (theme === null) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible')
        change((draft) => {
          const spent = (draft.themeMs[theme] ?? 0) + tickMs
          return { ...draft, themeMs: { ...draft.themeMs, [theme]: spent } }
        }, true)
    }, tickMs)
    return () => clearInterval(timer)
  }, [theme, change])
}
