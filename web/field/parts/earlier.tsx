// What was seen of the same case before: the entries to read, and beside a question what was written there last time.
import type { FormNode } from '../../../core/answer/form.ts'
import { day } from '../../kit/format.ts'
import { type Language, useLanguage, useWords } from '../../kit/language.ts'
import type { Unit } from '../fill/unit.ts'
import { useEarlier } from '../fill/use-earlier.ts'
import { earlierWords } from '../messages/earlier-words.ts'
import type { Earlier } from '../store/shape.ts'
import './earlier.css'

type Props = { unit: Unit; today: string }

export function EarlierEntries({ unit, today }: Props) {
  const m = useWords(earlierWords)
  const language = useLanguage()
  const entries = useEarlier(unit)
  const [latest] = entries ?? []
  if (!entries) return null
  if (!latest) return <p className="hint">{m.none}</p>
  return (
    <details className="card earlier">
      <summary>
        <b>{m.title(entries.length)}</b>
        <small>
          {m.latest(day(latest.occurredOn, language), ago(latest.occurredOn, today, language))}
        </small>
      </summary>
      {entries.map((one) => (
        <Entry key={one.id} entry={one} />
      ))}
    </details>
  )
}

function Entry({ entry }: { entry: Earlier }) {
  const m = useWords(earlierWords)
  const language = useLanguage()
  return (
    <article>
      <h2>
        {day(entry.occurredOn, language)} <small>{entry.isOwn ? m.own : m.other}</small>
      </h2>
      {entry.lines.length === 0 && <p className="hint">{m.empty}</p>}
      <dl>
        {entry.lines.map(({ ref, label, words }) => (
          <div key={ref}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {entry.isCut && <small>{m.cut}</small>}
    </article>
  )
}

/** What the newest entry that answers this question says there. */
export function LastTime({ unit, node }: { unit: Unit; node: FormNode }) {
  const m = useWords(earlierWords)
  const language = useLanguage()
  const entries = useEarlier(unit)
  for (const { id, occurredOn, lines } of entries ?? []) {
    const line = lines.find(({ ref }) => ref === node.ref)
    if (line)
      return (
        <p className="last-time" key={id}>
          <small>{m.lastTime(day(occurredOn, language))}</small> <q>{shortened(line.words)}</q>
        </p>
      )
  }
  return null
}

/** The whole stands among the earlier entries. */
const longest = 280

function shortened(words: string): string {
  return words.length <= longest ? words : `${words.slice(0, longest).toWellFormed()} …`
}

const dayMs = 86_400_000

function ago(then: string, today: string, language: Language): string {
  const days = Math.round((Date.parse(then) - Date.parse(today)) / dayMs)
  const write = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  if (days > -60) return write.format(days, 'day')
  return days > -730
    ? write.format(Math.round(days / 30.44), 'month')
    : write.format(Math.round(days / 365.25), 'year')
}
