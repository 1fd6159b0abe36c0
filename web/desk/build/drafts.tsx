// What is being made: drafts of the study, the last touched first, and the way to a new one.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { say } from '../../../core/instrument/label.ts'
import { useWhen } from '../fieldwork/when.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { draftsQuery, readDraft, removeDraft, saveDraft } from './draft-store.ts'

export function Drafts() {
  const here = useStudy()
  const when = useWhen()
  const tell = useTellProblem()
  const client = useQueryClient()
  const { m, language } = useLanguage()
  const words = m.fieldwork.versions.drafts
  const drafts = useQuery(draftsQuery(here.slug))
  const rows = drafts.data ?? []
  if (rows.length === 0) return null

  async function remove(id: string, title: string) {
    try {
      const { instrument, base, revision } = await readDraft(here.slug, id)
      await removeDraft(here.slug, id)
      await client.invalidateQueries({ queryKey: draftsQuery(here.slug).queryKey })
      notify({
        text: words.removed(title),
        undo: () => {
          // Saved again, it is back as it was.
          saveDraft(here.slug, id, { instrument, base }, revision)
            .then(() => client.invalidateQueries({ queryKey: draftsQuery(here.slug).queryKey }))
            .catch(tell)
        },
      })
    } catch (error) {
      tell(error)
    }
  }

  return (
    <section className="drafts" aria-labelledby="drafts-title">
      <h2 id="drafts-title">{words.title}</h2>
      <ul className="rows">
        {rows.map((draft) => {
          const title = say(draft.title, language) || words.untitled
          return (
            <li key={draft.id}>
              <Link href={here.to(`/instruments/draft/${draft.id}`)}>
                <strong>{title}</strong>
                <small>{m.fieldwork.kinds[draft.kind]}</small>
                <small>{words.changed(draft.changedBy, when.moment(draft.changedAt))}</small>
              </Link>
              <button
                type="button"
                className="plain"
                aria-label={words.remove(title)}
                onClick={() => remove(draft.id, title)}
              >
                ×
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
