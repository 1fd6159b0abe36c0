// Everybody and every case of the study, by code; what is typed leaves those that fit; the way to a new one at the thumb.
import { useMemo, useState } from 'react'
import type { FieldKit } from '../../../core/wire/field.ts'
import type { Participant } from '../../../core/wire/people.ts'
import { useWords } from '../../kit/language.ts'
import { finder, subjectsOf } from '../find/subjects.ts'
import { peopleWords } from '../messages/people-words.ts'
import { subjectWords } from '../messages/subject-words.ts'
import { Frame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useStanding } from '../people/standing.ts'
import { paths } from '../route.ts'

/** A phone draws a few hundred rows at once; whoever looks for one of more types a letter. */
const mostRows = 200

export function PeopleList({ kit }: { kit: FieldKit }) {
  const m = useWords(subjectWords)
  const { add, nobody } = useWords(peopleWords)
  const standing = useStanding(kit.study.zone)
  const [typed, setTyped] = useState('')
  const subjects = useMemo(() => subjectsOf(kit), [kit])
  const find = useMemo(() => finder(subjects), [subjects])
  const found = useMemo(() => find(typed), [find, typed])
  const people = useMemo(
    () => new Map(kit.participants.map((one): [string, Participant] => [one.code, one])),
    [kit],
  )
  return (
    <Frame
      title={m.title}
      back={paths.home}
      foot={
        <a className="button big primary" href={paths.add(null)}>
          {add}
        </a>
      }
    >
      {kit.participants.length === 0 && <p className="lone">{nobody}</p>}
      {subjects.length > 0 && (
        <input
          type="search"
          aria-label={m.field}
          placeholder={m.field}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {subjects.length > 0 && <p role="status">{found.length === 0 && m.none}</p>}
      {found.length > 0 && (
        <section className="card list only">
          <ul>
            {found.slice(0, mostRows).map(({ kind, code, about }) => {
              const person = kind === 'participant' ? people.get(code) : undefined
              return (
                <li className="tool" key={`${kind}/${code}`}>
                  <a href={person ? paths.person(code) : paths.case(code)}>
                    <Icon name={person ? 'ring' : 'fgd'} />
                    <b>
                      {code} <span className="role">{about}</span>
                    </b>
                    <small>{person ? standing(person).words : m.case}</small>
                    <Icon name="on" />
                  </a>
                </li>
              )
            })}
          </ul>
          {found.length > mostRows && <small>{m.more(found.length - mostRows)}</small>}
        </section>
      )}
    </Frame>
  )
}
