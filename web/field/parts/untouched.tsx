// What is not touched yet, by theme: during a talk one wants to see what is left, not every line of it.
import { useWords } from '../../kit/language.ts'
import { type Prompt, themesOf } from '../fill/prompt.ts'
import { words } from '../messages/words.ts'

const mostChips = 3

type Props = {
  prompts: readonly Prompt[]
  onGo: (ref: string) => void
  onMore: () => void
}

export function Untouched({ prompts, onGo, onMore }: Props) {
  const { fill } = useWords(words)
  const themes = themesOf(prompts)
  if (themes.length === 0) return null
  const rest = themes.slice(mostChips).reduce((sum, theme) => sum + theme.prompts.length, 0)
  return (
    <section className="left">
      <h3>{fill.untouchedTitle}</h3>
      <ul>
        {themes.slice(0, mostChips).map(({ theme, prompts: [first, ...more] }) =>
          first ? (
            <li key={first.node.ref}>
              <button type="button" className="chip" onClick={() => onGo(first.node.ref)}>
                <span>{theme?.says('label') || first.node.says('label')}</span>
                {theme && <b>{more.length + 1}</b>}
              </button>
            </li>
          ) : null,
        )}
        {rest > 0 && (
          <li>
            <button
              type="button"
              className="chip"
              aria-label={`+${rest}, ${fill.list}`}
              onClick={onMore}
            >
              +{rest}
            </button>
          </li>
        )}
      </ul>
    </section>
  )
}
