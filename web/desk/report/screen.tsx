// The report: what goes in, how far it is, how it reads, and ways out of the house.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Report } from '../../../core/report/document.ts'
import { reportDocx } from '../../../core/report/docx.ts'
import { reportHtml } from '../../../core/report/html.ts'
import { offer } from '../data/save-export.ts'
import { codedQuery } from '../display/reads.ts'
import { Head } from '../fieldwork/panes.tsx'
import { Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { findingsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { agreementIn } from './agreement.ts'
import { makeReport } from './make.ts'
import { useReportWords } from './messages.ts'
import { Pieces } from './pieces.tsx'
import './report.css'

const whichFindings = ['all', 'supported', 'none'] as const
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function ReportScreen() {
  const m = useReportWords()
  const { slug } = useStudy()
  const { language } = useLanguage()
  const client = useQueryClient()
  const tell = useTellProblem()
  const findings = useQuery(findingsQuery(slug))
  const [written, setWritten] = useState<'id' | 'en'>(language)
  const [which, setWhich] = useState<(typeof whichFindings)[number]>('all')
  const [withMethods, setWithMethods] = useState(true)
  const [work, setWork] = useState<{ done: number; all: number } | null>(null)
  const [report, setReport] = useState<Report | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  useTitle(m.title)
  if (findings.error) return <Failed error={findings.error} again={() => findings.refetch()} />
  if (!findings.data) return <Loading />
  const chosen = findings.data
    .filter((one) => which === 'all' || (which === 'supported' && one.state === 'supported'))
    .map((one) => one.id)
  const all = chosen.length + (withMethods ? 1 : 0)

  async function make() {
    const controller = new AbortController()
    stop.current = controller
    setReport(null)
    setWork({ done: 0, all })
    try {
      const coded = withMethods ? await client.fetchQuery(codedQuery(slug, () => {})) : null
      setReport(
        await makeReport({
          study: slug,
          language: written,
          findings: chosen,
          coded,
          agreement: withMethods ? await agreementIn(client, slug, written, controller.signal) : '',
          signal: controller.signal,
          onPart: (done) => setWork({ done, all }),
        }),
      )
    } catch (error) {
      if (!controller.signal.aborted) tell(error)
    } finally {
      setWork(null)
    }
  }

  return (
    <>
      <div className="paper-tools">
        <Head title={m.title} />
        <p className="quiet">{m.what}</p>
        <div className="filters">
          <label>
            {m.language}{' '}
            <select
              value={written}
              onChange={(event) => setWritten(event.target.value === 'en' ? 'en' : 'id')}
            >
              <option value="id">{m.languages.id}</option>
              <option value="en">{m.languages.en}</option>
            </select>
          </label>
          <label>
            {m.findings}{' '}
            <select
              value={which}
              onChange={(event) =>
                setWhich(whichFindings.find((one) => one === event.target.value) ?? 'all')
              }
            >
              {whichFindings.map((one) => (
                <option key={one} value={one}>
                  {m[one]}
                </option>
              ))}
            </select>
          </label>
          <label className="tick">
            <input
              type="checkbox"
              checked={withMethods}
              onChange={(event) => setWithMethods(event.target.checked)}
            />
            {m.methods}
          </label>
          {!work && (
            <button type="button" className="primary" disabled={all === 0} onClick={make}>
              {m.make}
            </button>
          )}
        </div>
      </div>
      {work && (
        <p className="report-work" role="status">
          <progress max={work.all} value={work.done} aria-label={m.title} />
          {m.making(work.done, work.all)}
          <button type="button" onClick={() => stop.current?.abort()}>
            {m.cancel}
          </button>
        </p>
      )}
      {!report && !work && <p>{m.empty}</p>}
      {report && (
        <>
          <p className="actions paper-tools">
            <button
              type="button"
              onClick={() =>
                offer(new Blob([reportHtml(report)], { type: 'text/html' }), `${slug}-report.html`)
              }
            >
              {m.html}
            </button>
            <button
              type="button"
              onClick={() =>
                offer(new Blob([reportDocx(report).slice()], { type: word }), `${slug}-report.docx`)
              }
            >
              {m.docx}
            </button>
            <button type="button" onClick={() => window.print()}>
              {m.print}
            </button>
          </p>
          <section aria-label={m.preview}>
            <Pieces report={report} />
          </section>
        </>
      )}
    </>
  )
}
