// Everybody of the study by code, with what they agree to; the way to a new one at the thumb.
import { useState } from 'react'
import type { FieldKit } from '../../../core/wire/field.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { peopleWords } from '../messages/people-words.ts'
import { words } from '../messages/words.ts'
import { Frame } from '../parts/frame.tsx'
import { useStanding } from '../people/standing.ts'
import { paths } from '../route.ts'

/** A phone draws a few hundred rows at once; whoever looks for one of more types a letter. */
const mostRows = 200

export function PeopleList({ kit }: { kit: FieldKit }) {
  const m = useWords(peopleWords)
  const { fill } = useWords(words)
  const language = useLanguage()
  const standing = useStanding(kit.study.zone)
  const [wanted, setWanted] = useState('')
  const text = wanted.trim().toLocaleLowerCase(language)
  const found = kit.participants.filter(({ code, role, case: group }) =>
    `${code} ${role} ${group ?? ''}`.toLocaleLowerCase(language).includes(text),
  )
  return (
    <Frame
      title={m.title}
      back={paths.home}
      foot={
        <a className="button big primary" href={paths.add(null)}>
          {m.add}
        </a>
      }
    >
      {kit.participants.length === 0 && <p className="lone">{m.nobody}</p>}
      {kit.participants.length > 8 && (
        <input
          type="search"
          aria-label={m.find}
          placeholder={m.find}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {kit.participants.length > 0 && found.length === 0 && <p role="status">{m.notFound}</p>}
      {found.length > 0 && (
        <section className="card list only">
          <ul>
            {found.slice(0, mostRows).map((person) => (
              <li className="tool" key={person.code}>
                <a href={paths.person(person.code)}>
                  <b>
                    {person.code} <span className="role">{person.role}</span>
                  </b>
                  <small>{standing(person).words}</small>
                </a>
              </li>
            ))}
          </ul>
          {found.length > mostRows && <small>{fill.more(found.length - mostRows)}</small>}
        </section>
      )}
    </Frame>
  )
}
