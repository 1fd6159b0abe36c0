// The lock of drafts, what it protects and what not, and the way out of the study.
import type { FieldKit } from '../../../core/wire/field.ts'
import { useWords } from '../../kit/language.ts'
import { guardWords } from '../messages/guard-words.ts'
import { Frame } from '../parts/frame.tsx'
import { PinCard } from '../parts/pin-card.tsx'
import { paths } from '../route.ts'

export function GuardScreen({ kit }: { kit: FieldKit }) {
  const m = useWords(guardWords)
  const parts = [
    [m.help.yes, m.help.protects],
    [m.help.no, m.help.exposes],
    [m.help.lost, m.help.costs],
  ] as const
  return (
    <Frame title={m.title} back={paths.home}>
      <PinCard isEarly={kit.key === undefined} />
      <section className="card help">
        <h2>{m.help.title}</h2>
        {parts.map(([title, sentences]) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul>
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        ))}
      </section>
      <a className="button big" href={paths.leave}>
        {m.leave.link}
      </a>
    </Frame>
  )
}
