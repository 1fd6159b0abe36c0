// A draft that another phone goes on with: to be read here, and no longer to be written in.
import '../parts/answered.css'
import type { FieldKit } from '../../../core/wire/field.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import type { Ground } from '../fill/ground.ts'
import { overviewOf } from '../fill/prompt.ts'
import { valueWords } from '../fill/said.ts'
import type { Editing } from '../fill/use-draft.ts'
import { useFilling } from '../fill/use-filling.ts'
import { backupWords } from '../messages/backup-words.ts'
import { Frame } from '../parts/frame.tsx'
import { nameOf } from '../parts/name.ts'
import { Notice } from '../parts/notice.tsx'
import { paths } from '../route.ts'
import { useBackup } from '../store/backups.ts'

type Props = { kit: FieldKit; ground: Ground; editing: Editing }

export function Away({ kit, ground, editing }: Props) {
  const m = useWords(backupWords)
  const language = useLanguage()
  const { draft } = editing
  const place = { zone: kit.study.zone, device: kit.device.id }
  const { form } = useFilling(editing, ground.version.instrument, ground.outside, place)
  const to = useBackup(draft.id)?.to
  const said = overviewOf(form, draft)
    .prompts.map(({ node }) => ({ node, words: valueWords(node, language) }))
    .filter(({ words }) => words !== '')
  return (
    <Frame title={nameOf(kit, draft, language)} back={paths.home}>
      <Notice title={to ? m.to(to) : m.toAnother}>
        <p>{m.toWhat}</p>
      </Notice>
      {said.length > 0 && (
        <section className="card list">
          <h2>{m.answers}</h2>
          <ul>
            {said.map(({ node, words }) => (
              <li key={node.ref} className="answered">
                <span>
                  <b>{node.says('label') || node.item.name}</b>
                  <q>{words}</q>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Frame>
  )
}
