// What a case's and a participant's page have in common: what can be begun with them, and what of them is on this phone.
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { FieldKit } from '../../../core/wire/field.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import type { Subject } from '../find/subjects.ts'
import { subjectWords } from '../messages/subject-words.ts'
import { words } from '../messages/words.ts'
import { paths } from '../route.ts'
import { stateWords } from '../screens/home-queue.tsx'
import { useStored } from '../store/changes.ts'
import { listDrafts } from '../store/drafts.ts'
import { currentVersions } from '../store/kit.ts'
import { listOutbox } from '../store/outbox.ts'
import { Icon } from './icon.tsx'
import { nameOf } from './name.ts'

type Props = { kit: FieldKit; kind: Subject['kind']; code: string }

export function Ways({
  kit,
  kind,
  code,
  isOpen,
}: Props & { isOpen: (instrument: Instrument) => boolean }) {
  const m = useWords(subjectWords)
  const language = useLanguage()
  const open = currentVersions(kit.versions).filter(
    ({ instrument }) => instrument.about === kind && isOpen(instrument),
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

export function Done({ kit, kind, code }: Props) {
  const m = useWords(subjectWords)
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
