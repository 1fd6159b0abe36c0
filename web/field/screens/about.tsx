// One case or participant: what is known, what can be started, and what has been done with it on this phone.
import { say } from '../../../core/instrument/label.ts'
import type { FieldKit } from '../../../core/wire/field.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { obstacle } from '../fill/obstacle.ts'
import { type Subject, subjectsOf } from '../find/subjects.ts'
import { findWords } from '../messages/find-words.ts'
import { words } from '../messages/words.ts'
import { Frame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { nameOf } from '../parts/name.ts'
import { Notice } from '../parts/notice.tsx'
import { paths } from '../route.ts'
import { useStored } from '../store/changes.ts'
import { listDrafts } from '../store/drafts.ts'
import { currentVersions } from '../store/kit.ts'
import { listOutbox } from '../store/outbox.ts'
import { stateWords } from './home-queue.tsx'

type Props = { kit: FieldKit; kind: Subject['kind']; code: string }

export function AboutScreen({ kit, kind, code }: Props) {
  const m = useWords(findWords)
  const subject = subjectsOf(kit).find((one) => one.kind === kind && one.code === code)
  if (!subject)
    return (
      <Frame title={code} back={paths.find}>
        <Notice title={m.gone} />
      </Frame>
    )
  const members = kit.participants.filter((one) => one.case === code)
  return (
    <Frame title={code} back={paths.find}>
      <section className="card">
        <h2>{subject.about}</h2>
        {subject.group !== '' && <p>{subject.group}</p>}
        {Object.entries(subject.attributes).map(([name, value]) => (
          <p key={name}>
            {name}: {value}
          </p>
        ))}
        {kind === 'participant' && (
          <a className="button" href={paths.person(code)}>
            {m.consent}
          </a>
        )}
      </section>
      <Ways kit={kit} kind={kind} code={code} />
      <Done kit={kit} kind={kind} code={code} />
      {kind === 'case' && members.length > 0 && (
        <section className="card list">
          <h2>{m.members(members.length)}</h2>
          <ul>
            {members.map((one) => (
              <li className="tool" key={one.code}>
                <a href={paths.about('participant', one.code)}>
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

function Ways({ kit, kind, code }: Props) {
  const m = useWords(findWords)
  const language = useLanguage()
  const person = kit.participants.find((one) => one.code === code)
  const open = currentVersions(kit.versions).filter(
    ({ instrument }) =>
      instrument.about === kind && (kind === 'case' || (person && !obstacle(instrument, person))),
  )
  return (
    <section className="card list">
      <h2>{m.start}</h2>
      {open.length === 0 && <p>{m.nothing}</p>}
      {open.length > 0 && (
        <ul>
          {open.map(({ hash, instrument }) => (
            <li className="tool" key={hash}>
              <a href={paths.begin(instrument.slug, '', code)}>
                <Icon name={instrument.kind} />
                <b>{say(instrument.title, language, instrument.languages)}</b>
                <Icon name="on" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Done({ kit, kind, code }: Props) {
  const m = useWords(findWords)
  const all = useWords(words)
  const language = useLanguage()
  const drafts = (useStored(listDrafts) ?? []).filter((one) => one[kind] === code)
  const sent = (useStored(listOutbox) ?? []).filter((one) => one[kind] === code)
  return (
    <section className="card list">
      <h2>{m.done}</h2>
      {drafts.length + sent.length === 0 && <p>{m.untouched}</p>}
      {drafts.length + sent.length > 0 && (
        <ul>
          {drafts.map((draft) => (
            <li className="tool" key={draft.id}>
              <a href={paths.fill(draft.id)}>
                <b>{nameOf(kit, draft, language)}</b>
                <small>{m.draft}</small>
              </a>
            </li>
          ))}
          {sent.map((row) => (
            <li className="tool" key={row.id}>
              <a href={paths.sent(row.id)}>
                <b>{nameOf(kit, row, language)}</b>
                <small data-state={row.state}>{stateWords(row, kit.study, language, all)}</small>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
