// Looking for a case or a participant, by whatever is known of it.
import { useMemo, useState } from 'react'
import type { FieldKit } from '../../../core/wire/field.ts'
import { useWords } from '../../kit/language.ts'
import { finder, subjectsOf } from '../find/subjects.ts'
import { findWords } from '../messages/find-words.ts'
import { Frame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { paths } from '../route.ts'

/** A thumb scrolls no further; the next letter is quicker. */
const mostRows = 50

export function FindScreen({ kit }: { kit: FieldKit }) {
  const m = useWords(findWords)
  const [typed, setTyped] = useState('')
  const find = useMemo(() => finder(subjectsOf(kit)), [kit])
  const found = useMemo(() => find(typed), [find, typed])
  return (
    <Frame title={m.title} back={paths.home}>
      <input
        type="search"
        aria-label={m.field}
        placeholder={m.field}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <p role="status">{found.length === 0 ? m.none : typed === '' ? m.how : ''}</p>
      {found.length > 0 && (
        <section className="card list">
          <ul>
            {found.slice(0, mostRows).map(({ kind, code, about, group }) => (
              <li className="tool" key={`${kind}/${code}`}>
                <a href={paths.about(kind, code)}>
                  <Icon name={kind === 'case' ? 'fgd' : 'ring'} />
                  <b>{code}</b>
                  <small>
                    {[kind === 'case' && m.case, about, group].filter(Boolean).join(', ')}
                  </small>
                  <Icon name="on" />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.length > mostRows && <small>{m.more(found.length - mostRows)}</small>}
    </Frame>
  )
}
