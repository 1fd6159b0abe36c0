// Where the fieldwork has been: how many sources there are of each role by each technique, how many of them are coded, and how
// many were planned.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Cell } from '../../../core/table/csv.ts'
import type { CoverageRow, PlanCell } from '../../../core/wire/triangulation.ts'
import { techniques } from '../../../core/wire/words.ts'
import { PlanInput } from '../display/plan-input.tsx'
import { SaveBar } from '../display/save-bar.tsx'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { coverageQuery } from './reads.ts'
import { savePlan } from './writes.ts'
import '../display/display.css'

export function Coverage() {
  const { slug, may } = useStudy()
  const m = useMessages()
  const words = m.conclude.matrix
  const client = useQueryClient()
  const tell = useTellProblem()
  const coverage = useQuery(coverageQuery(slug))
  const [planning, setPlanning] = useState(false)
  const root = useRef<HTMLElement>(null)
  const plan = useMutation({
    mutationFn: (cell: PlanCell) => savePlan(slug, cell),
    onSuccess: () => client.invalidateQueries({ queryKey: coverageQuery(slug).queryKey }),
    onError: tell,
  })
  if (coverage.error) return <Failed error={coverage.error} again={() => coverage.refetch()} />
  if (!coverage.data) return <Loading />
  const rows = coverage.data
  const planner = may('finding.write') && (
    <button type="button" onClick={() => setPlanning(!planning)}>
      {planning ? words.coveragePlanDone : words.coveragePlan}
    </button>
  )
  if (rows.length === 0 && !planning) return <Empty title={words.coverageEmpty} action={planner} />
  const cells = new Map(rows.map((row) => [`${row.role}/${row.technique}`, row]))
  const roles = [...new Set(rows.map((row) => row.role))]
  const most = Math.max(1, ...rows.map((row) => row.n))
  const sum = (of: (row: CoverageRow) => number) => rows.reduce((n, row) => n + of(row), 0)
  const planned = sum((row) => row.target ?? 0)

  function change(cell: PlanCell, before: number | null) {
    plan.mutate(cell, {
      onSuccess: () =>
        notify({
          text: m.conclude.saved,
          undo: () => plan.mutate({ ...cell, target: before ?? 0 }),
        }),
    })
  }

  function addRole(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const role = String(new FormData(form).get('role')).trim()
    if (role === '') return
    plan.mutate({ technique: 'interview', role, target: 1 })
    form.reset()
  }

  const csv = (): Cell[][] => [
    ['role', 'technique', 'sources', 'coded', 'planned'],
    ...rows.map((row): Cell[] => [row.role, row.technique, row.n, row.coded, row.target]),
  ]
  return (
    <section className="display" ref={root} aria-label={words.tabs.coverage}>
      <h2>
        {words.coverageClaim(
          sum((row) => row.n),
          sum((row) => row.coded),
        )}
        {planned > 0 &&
          words.coverageReached(
            sum((row) => Math.min(row.n, row.target ?? 0)),
            planned,
          )}
      </h2>
      <p className="quiet">{planning ? words.coveragePlanWhat : words.coverageWhat}</p>
      <div className="grid-scroll coverage-box">
        <table className="table coverage table-folds">
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
                  const row = cells.get(`${role}/${technique}`)
                  const n = row?.n ?? 0
                  return (
                    <td
                      key={technique}
                      data-label={m.shell.techniques[technique]}
                      data-weight={row || planning ? Math.ceil((4 * n) / most) : 'none'}
                    >
                      {planning ? (
                        <PlanInput
                          label={`${role || words.noRole}, ${m.shell.techniques[technique]}`}
                          target={row?.target ?? null}
                          onChange={(target) =>
                            change({ role, technique, target }, row?.target ?? null)
                          }
                        />
                      ) : (
                        <Reached row={row} />
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div data-not-drawn>
        {planning && (
          <form className="filters" onSubmit={addRole}>
            <label>
              {words.coverageRole} <input name="role" maxLength={40} />
            </label>
            <button type="submit">{m.conclude.save}</button>
          </form>
        )}
        <p>{planner}</p>
        <SaveBar name="coverage" root={root} rows={csv} />
      </div>
    </section>
  )
}

function Reached({ row }: { row: CoverageRow | undefined }) {
  const words = useMessages().conclude.matrix
  const { to } = useStudy()
  if (!row) return <>·</>
  const { technique, role, n, target, coded } = row
  const told = `${n}${target === null ? '' : ` / ${target}`}`
  return (
    <>
      {n === 0 ? (
        <span aria-hidden="true">{told}</span>
      ) : (
        <Link
          href={to(`/sources?${new URLSearchParams({ technique, role })}`)}
          aria-label={words.coverageCell(n, target, coded)}
        >
          {told}
        </Link>
      )}
      {n === 0 && <span className="unseen">{words.coverageCell(n, target, coded)}</span>}
      {target !== null && <meter value={Math.min(n, target)} max={target} aria-hidden="true" />}
      {n > 0 && <small aria-hidden="true">{words.coverageCoded(coded)}</small>}
    </>
  )
}
