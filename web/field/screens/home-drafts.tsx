// Drafts on this phone: go on with one, or delete it.
import type { FieldKit, Version } from '../../../core/wire/field.ts'
import { momentOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { isLapsed } from '../fill/obstacle.ts'
import { words } from '../messages/words.ts'
import { Icon } from '../parts/icon.tsx'
import { later } from '../parts/later.tsx'
import { nameOf, versionOf } from '../parts/name.ts'
import { paths } from '../route.ts'
import { currentVersions } from '../store/kit.ts'
import type { Draft } from '../store/shape.ts'

const MoveDraft = later(() => import('./move-draft.tsx').then((part) => part.MoveDraft))
const BackedUp = later(() => import('../parts/backed-up.tsx').then((part) => part.BackedUp))

type Props = { kit: FieldKit; drafts: readonly Draft[]; onRemove: (draft: Draft) => void }

export function DraftList({ kit, drafts, onRemove }: Props) {
  const m = useWords(words).drafts
  const language = useLanguage()
  return (
    <section className="card list">
      <h2>{m.title}</h2>
      <ul>
        {drafts.map((draft) => {
          const name = nameOf(kit, draft, language)
          const newest = newestOf(kit, draft)
          return (
            <li className="tool" key={draft.id}>
              <a href={paths.fill(draft.id)}>
                <b>{name}</b>
                <small>
                  {isLapsed(kit, draft)
                    ? m.lapsed
                    : m.saved(momentOf(draft.savedAt, kit.study.zone, language))}
                </small>
                <BackedUp draft={draft.id} zone={kit.study.zone} />
              </a>
              <button
                type="button"
                className="plain step"
                aria-label={m.remove(name)}
                onClick={() => onRemove(draft)}
              >
                <Icon name="bin" />
              </button>
              {newest && (newest.hash !== draft.version || draft.cameFrom !== undefined) && (
                <MoveDraft kit={kit} draft={draft} newest={newest} />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function newestOf(kit: FieldKit, draft: Draft): Version | undefined {
  const slug = versionOf(kit, draft.version)?.instrument.slug
  return currentVersions(kit.versions).find(({ instrument }) => instrument.slug === slug)
}
