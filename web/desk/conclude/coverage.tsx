// Where the fieldwork has been: how many sources there are of each role by each technique.
import { useQuery } from '@tanstack/react-query'
import { techniques } from '../../../core/wire/words.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { sourcesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'

export function Coverage() {
  const { slug } = useStudy()
  const m = useMessages()
  const words = m.conclude.matrix
  const sources = useQuery(sourcesQuery(slug))
  if (sources.error) return <Failed error={sources.error} again={() => sources.refetch()} />
  if (!sources.data) return <Loading />
  if (sources.data.length === 0) return <Empty title={words.coverageEmpty} />
  const counts = new Map<string, number>()
  for (const { role, technique } of sources.data) {
    const key = `${role ?? ''}/${technique}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const roles = [...new Set(sources.data.map((source) => source.role ?? ''))].toSorted()
  const most = Math.max(...counts.values())
  return (
    <>
      <p className="quiet">{words.coverageWhat}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow window, so keys must reach it */}
      <section className="matrix-scroll" tabIndex={0} aria-label={words.tabs.coverage}>
        <table className="table coverage">
          <caption className="unseen">{words.tabs.coverage}</caption>
          <thead>
            <tr>
              <th scope="col">{words.byRole}</th>
              {techniques.map((technique) => (
                <th key={technique} scope="col">
                  {m.shell.techniques[technique]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roles.map((role) => (
              <tr key={role}>
                <th scope="row">{role || words.noRole}</th>
                {techniques.map((technique) => {
                  const count = counts.get(`${role}/${technique}`) ?? 0
                  return (
                    <td
                      key={technique}
                      data-weight={count === 0 ? 0 : Math.ceil((4 * count) / most)}
                    >
                      {count === 0 ? '·' : count}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
