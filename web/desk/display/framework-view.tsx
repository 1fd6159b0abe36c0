// The framework matrix: cases down, themes across, in each cell what that case says of that theme in the researcher's own words.
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Cell } from '../../../core/table/csv.ts'
import type { Code } from '../../../core/wire/coding.ts'
import type { FrameworkCell } from '../../../core/wire/finding.ts'
import { hueStyle } from '../coding/look.ts'
import { useNarrow } from '../conclude/narrow.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { FrameworkForm } from './framework-form.tsx'
import { groupOf } from './groupings.ts'
import { useDisplayWords } from './messages.ts'
import { frameworkQuery } from './reads.ts'
import { SaveBar } from './save-bar.tsx'
import type { ViewProps } from './view.ts'

type Place = { case: string; theme: Code }

export function FrameworkView(props: ViewProps) {
  const m = useDisplayWords().framework
  const { slug, may } = useStudy()
  const narrow = useNarrow()
  const picture = useRef<HTMLElement>(null)
  const cells = useQuery(frameworkQuery(slug))
  const people = useQuery(participantsQuery(slug)).data ?? []
  const [open, setOpen] = useState<Place | null>(null)
  if (cells.error) return <Failed error={cells.error} again={() => cells.refetch()} />
  if (!cells.data) return <Loading />
  const { segments, coded, lines, params, branchOf } = props
  const branch = params.get('branch')
  // The themes are the codes right below the chosen branch; at first those at the top.
  const themes = lines
    .map((line) => line.code)
    .filter((code) => (branch ? code.parent === branch : code.parent === null))
  const caseOf = groupOf('case', coded.sources, people)
  const written = new Map(cells.data.map((cell) => [`${cell.case} ${cell.code}`, cell]))
  const cases = [
    ...new Set([
      ...segments.map(caseOf).filter((one) => one !== null && one !== ''),
      ...cells.data.map((cell) => cell.case),
    ]),
  ].sort((a, b) => (a ?? '').localeCompare(b ?? '', 'id', { numeric: true })) as string[]
  const idsOf = (at: Place) =>
    segments
      .filter((one) => caseOf(one) === at.case && branchOf(one.code).includes(at.theme.id))
      .map((one) => one.id)
  const cellOf = (at: Place) => written.get(`${at.case} ${at.theme.id}`) ?? null
  if (cases.length === 0 || themes.length === 0) return <Empty title={m.none}>{m.noneWhat}</Empty>
  const csv = (): Cell[][] => [
    ['case', ...themes.map((theme) => theme.name)],
    ...cases.map((one) => [
      one,
      ...themes.map((theme) => cellOf({ case: one, theme })?.summary ?? null),
    ]),
  ]
  const cell = (at: Place) => (
    <FrameworkButton
      at={at}
      cell={cellOf(at)}
      segments={idsOf(at).length}
      isOpen={open?.case === at.case && open.theme.id === at.theme.id}
      onOpen={may('finding.write') || cellOf(at) !== null ? () => setOpen(at) : null}
    />
  )
  return (
    <div className="display-panes" data-beside={open !== null}>
      <section className="display" ref={picture} aria-labelledby="framework">
        <h2 id="framework">{m.title}</h2>
        {narrow ? (
          <ul className="framework-cards">
            {cases.map((one) => (
              <li key={one}>
                <h3>{one}</h3>
                {themes.map((theme) => (
                  <section key={theme.id} style={hueStyle(theme.hue)}>
                    <h4>
                      <span className="dot" aria-hidden="true" /> {theme.label}
                    </h4>
                    {cell({ case: one, theme })}
                  </section>
                ))}
              </li>
            ))}
          </ul>
        ) : (
          <div className="grid-scroll">
            <table className="grid framework">
              <thead>
                <tr>
                  <th scope="col">{m.case}</th>
                  {themes.map((theme) => (
                    <th key={theme.id} scope="col" style={hueStyle(theme.hue)}>
                      <span className="dot" aria-hidden="true" /> {theme.label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {cases.map((one) => (
                  <tr key={one}>
                    <th scope="row">{one}</th>
                    {themes.map((theme) => (
                      <td key={theme.id}>{cell({ case: one, theme })}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <p className="quiet">{m.key}</p>
        <div data-not-drawn>
          <SaveBar name="framework" root={picture} rows={csv} />
        </div>
      </section>
      {open && (
        <FrameworkForm
          key={`${open.case} ${open.theme.id}`}
          caseCode={open.case}
          theme={open.theme}
          cell={cellOf(open)}
          ids={idsOf(open)}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}

function FrameworkButton(props: {
  at: Place
  cell: FrameworkCell | null
  segments: number
  isOpen: boolean
  onOpen: (() => void) | null
}) {
  const m = useDisplayWords().framework
  const { at, cell, segments, isOpen, onOpen } = props
  const words = (
    <>
      {cell && <span className="framework-words">{cell.summary}</span>}
      <small>{m.segments(segments)}</small>
    </>
  )
  if (!onOpen) return <div className="framework-cell">{words}</div>
  return (
    <button
      type="button"
      className="framework-cell"
      aria-pressed={isOpen}
      aria-label={`${at.case}, ${at.theme.label}: ${cell?.summary ?? m.empty}; ${m.segments(segments)}`}
      onClick={onOpen}
    >
      {words}
    </button>
  )
}
