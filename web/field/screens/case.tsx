// One case: what is known of it, what can be begun with it, what has been done on this phone, and who belongs to it.
import type { FieldKit } from '../../../core/wire/field.ts'
import { useWords } from '../../kit/language.ts'
import { subjectWords } from '../messages/subject-words.ts'
import { Frame } from '../parts/frame.tsx'
import { Notice } from '../parts/notice.tsx'
import { Done, Ways } from '../parts/subject-lists.tsx'
import { paths } from '../route.ts'

export function CaseScreen({ kit, code }: { kit: FieldKit; code: string }) {
  const m = useWords(subjectWords)
  const found = kit.cases.find((one) => one.code === code)
  if (!found)
    return (
      <Frame title={code} back={paths.people}>
        <Notice title={m.gone} />
      </Frame>
    )
  const members = kit.participants.filter((one) => one.case === code)
  return (
    <Frame title={code} back={paths.people}>
      <section className="card">
        <h2>{found.label}</h2>
        {Object.entries(found.attributes).map(([name, value]) => (
          <p key={name}>
            {name}: {value}
          </p>
        ))}
      </section>
      <Ways kit={kit} kind="case" code={code} isOpen={() => true} />
      <Done kit={kit} kind="case" code={code} />
      {members.length > 0 && (
        <section className="card list">
          <h2>{m.members(members.length)}</h2>
          <ul>
            {members.map((one) => (
              <li className="tool" key={one.code}>
                <a href={paths.person(one.code)}>
                  <b>{one.code}</b>
                  <small>{one.role}</small>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Frame>
  )
}
