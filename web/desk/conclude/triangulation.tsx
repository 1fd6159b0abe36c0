// What the sources together say: every finding along the dimensions that are shown, the chosen row's evidence and gaps beside it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams, useSearch } from 'wouter'
import { QuickExport } from '../data/make-button.tsx'
import { Head, Panes } from '../fieldwork/panes.tsx'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useLanguage, useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { Coverage } from './coverage.tsx'
import { DimensionChoice } from './dimension-choice.tsx'
import { columnsOf, keyOf, searchOf, shownIn } from './groups.ts'
import { MatrixDisplay } from './matrix-display.tsx'
import { matrixQuery } from './reads.ts'
import { RowPane } from './row-pane.tsx'
import './evidence.css'
import './matrix.css'

const tabs = ['matrix', 'coverage'] as const

export function TriangulationScreen() {
  const here = useStudy()
  const m = useMessages().conclude
  const [tab, setTab] = useState<(typeof tabs)[number]>(
    new URLSearchParams(useSearch()).get('view') === 'coverage' ? 'coverage' : 'matrix',
  )
  useTitle(m.matrix.title)
  return (
    <>
      <Head title={m.matrix.title}>
        {here.may('dataset.export') && <QuickExport kind="findings">{m.download}</QuickExport>}
        {here.may('finding.write') && (
          <Link className="button primary" href={here.to('/findings/new')}>
            {m.findings.add}
          </Link>
        )}
      </Head>
      <nav className="tabs" aria-label={m.matrix.title}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            aria-current={tab === one ? 'page' : undefined}
            onClick={() => setTab(one)}
          >
            {m.matrix.tabs[one]}
          </button>
        ))}
      </nav>
      {tab === 'matrix' ? <MatrixTab /> : <Coverage />}
    </>
  )
}

function MatrixTab() {
  const here = useStudy()
  const { m, language } = useLanguage()
  const words = m.conclude.matrix
  const { id } = useParams<{ id?: string }>()
  const search = useSearch()
  const opened = new URLSearchParams(search).get('group')
  const shown = shownIn(search)
  const matrix = useQuery(matrixQuery(here.slug, shown))
  if (matrix.error) return <Failed error={matrix.error} again={() => matrix.refetch()} />
  if (!matrix.data) return <Loading />
  if (matrix.data.rows.length === 0)
    return (
      <Empty
        title={words.empty}
        action={
          here.may('finding.write') && (
            <Link className="button" href={here.to('/findings/new')}>
              {m.conclude.findings.add}
            </Link>
          )
        }
      >
        {words.emptyWhat}
      </Empty>
    )
  const columns = columnsOf(matrix.data, shown, m, language)
  const row = matrix.data.rows.find((one) => one.finding.id === id)
  const column = columns.find((one) => keyOf(one) === opened) ?? null
  return (
    <Panes
      wide="list"
      open={row !== undefined}
      label={row?.finding.claim ?? words.choose}
      backTo={`${here.to('/triangulation')}${searchOf(shown)}`}
      list={
        <>
          <DimensionChoice shown={shown} period={matrix.data.period} />
          <MatrixDisplay matrix={matrix.data} shown={shown} columns={columns} chosen={id} />
        </>
      }
      detail={
        row ? (
          <RowPane
            key={row.finding.id}
            row={row}
            column={column}
            shown={shown}
            matrix={matrix.data}
          />
        ) : (
          <p className="quiet">{words.choose}</p>
        )
      }
    />
  )
}
