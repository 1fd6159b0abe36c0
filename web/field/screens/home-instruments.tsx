// What can I start: the study's instruments.
import { say } from '../../../core/instrument/label.ts'
import { walk } from '../../../core/instrument/walk.ts'
import type { Version } from '../../../core/wire/field.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { words } from '../messages/words.ts'
import { Icon } from '../parts/icon.tsx'
import { paths } from '../route.ts'
import type { Draft } from '../store/shape.ts'

type Props = { versions: readonly Version[]; drafts: readonly Draft[] }

export function InstrumentList({ versions, drafts }: Props) {
  const m = useWords(words).instruments
  const language = useLanguage()
  return (
    <section className="card list">
      <h2>{m.title}</h2>
      <ul>
        {versions.map(({ hash, instrument }) => {
          const questions = walk(instrument).filter((step) => step.question.type !== 'note').length
          const open = drafts.filter((draft) => draft.version === hash).length
          return (
            <li className="tool" key={hash}>
              <a href={paths.begin(instrument.slug)}>
                <Icon name={instrument.kind} />
                <b>{say(instrument.title, language, instrument.languages)}</b>
                <small>
                  {[m.questions(questions), open > 0 && m.drafts(open)].filter(Boolean).join(', ')}
                </small>
                <Icon name="on" />
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
