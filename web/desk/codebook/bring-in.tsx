// `/codebook/file`: a codebook out of a file. What would come in is shown first; then it comes in whole, or not at all.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import {
  type ClashChoice,
  type FileCode,
  type Plan,
  planImport,
} from '../../../core/coding/import-plan.ts'
import { inLevels } from '../../../core/import/code-paths.ts'
import { levelsOf, readCodebookTable } from '../../../core/import/tables/codebook.ts'
import { readQdc } from '../../../core/refi/codebook.ts'
import { mostImported } from '../../../core/wire/codebook.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { readAnyWorkbook } from '../../kit/workbook.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { FileButton, FilePlace } from '../shell/file-place.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { useBook } from './messages.ts'
import { useChange } from './use-codebook.ts'

type Fault = keyof ReturnType<typeof useBook>['file']['faults']

export function BringInScreen() {
  const m = useBook()
  const { slug, to } = useStudy()
  useTitle(m.file.title)
  const [, go] = useLocation()
  const codes = useQuery(codesQuery(slug))
  const [file, setFile] = useState<readonly FileCode[] | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const [choice, setChoice] = useState<ClashChoice | null>(null)
  const [isTree, setIsTree] = useState(true)
  const mark = useMemo(() => (file ? levelsOf(file) : null), [file])
  const leveled = useMemo(
    () => (file && mark && isTree ? inLevels(file, mark, (path) => `level ${path}`) : file),
    [file, mark, isTree],
  )
  const bring = useChange(() => go(to('/codebook')))
  const plan = useMemo(
    () => (leveled && codes.data ? planImport(codes.data, leveled, choice, () => uuidv7()) : null),
    [leveled, codes.data, choice],
  )

  async function read(chosen: File | undefined) {
    setFile(null)
    setFault(null)
    setChoice(null)
    if (!chosen) return
    const bytes = new Uint8Array(await chosen.arrayBuffer())
    const told = isXml(bytes) ? readQdc(bytes) : readCodebookTable(await readAnyWorkbook(bytes))
    if ('fault' in told)
      setFault(told.fault in m.file.faults ? (told.fault as Fault) : 'unknown-format')
    else if (told.codes.length > mostImported) setFault('too-many')
    else setFile(told.codes)
  }

  if (codes.error) return <Failed error={codes.error} again={() => codes.refetch()} />
  if (!codes.data) return <Loading />
  return (
    <>
      <div className="page-head">
        <h1>{m.file.title}</h1>
        <Link href={to('/codebook')}>{m.back}</Link>
      </div>
      <div className="bring-in">
        <p className="quiet">{m.file.what}</p>
        <FilePlace onFiles={([one]) => void read(one)}>
          <FileButton
            label={m.file.choose}
            accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.qdc,.qde,.xml"
            onFiles={([one]) => void read(one)}
          />
          {fault && <p role="alert">{m.file.faults[fault]}</p>}
        </FilePlace>
        {mark && (
          <label className="tick">
            <input
              type="checkbox"
              checked={isTree}
              onChange={(event) => setIsTree(event.target.checked)}
            />
            {m.file.levels(mark.trim())}
          </label>
        )}
        {plan && <Preview plan={plan} choice={choice} onChoice={setChoice} />}
        {plan?.codes && (
          <div className="actions">
            <button
              type="button"
              className="primary"
              disabled={bring.isPending}
              onClick={() => {
                if (!plan.codes) return
                const body = { kind: 'import' as const, codes: plan.codes }
                bring.mutate({ body: () => body, done: m.file.done(plan.codes.length) })
              }}
            >
              {m.file.save(plan.codes.length)}
            </button>
          </div>
        )}
      </div>
    </>
  )
}

/** What begins with a tag is no table. */
function isXml(bytes: Uint8Array): boolean {
  return /^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 200)))
}

type PreviewProps = {
  plan: Plan
  choice: ClashChoice | null
  onChoice: (choice: ClashChoice) => void
}

function Preview({ plan, choice, onChoice }: PreviewProps) {
  const m = useBook()
  const counts = { new: 0, same: 0, changed: 0, clash: 0 }
  for (const row of plan.rows) counts[row.fate] += 1
  return (
    <>
      <p role="status">{m.file.counts(counts)}</p>
      {plan.twice.length > 0 && <p role="alert">{m.file.twice(plan.twice.join(', '))}</p>}
      {counts.clash > 0 && (
        <fieldset>
          <legend>{m.file.clash}</legend>
          {(['ours', 'theirs', 'both'] as const).map((one) => (
            <label key={one} className="tick">
              <input
                type="radio"
                name="clash"
                checked={choice === one}
                onChange={() => onChoice(one)}
              />
              {m.file.choices[one]}
            </label>
          ))}
        </fieldset>
      )}
      {counts.same === plan.rows.length && <p>{m.file.nothing}</p>}
      <div className="table-box">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{m.file.columns.code}</th>
              <th scope="col">{m.file.columns.fate}</th>
              <th scope="col">{m.file.columns.fields}</th>
            </tr>
          </thead>
          <tbody>
            {plan.rows.map((row) => (
              <tr key={row.key} data-fate={row.fate}>
                <td style={{ paddingInlineStart: 8 + row.depth * 20 }}>{row.label}</td>
                <td>{m.file.fates[row.fate]}</td>
                <td>
                  {[
                    ...row.fields.map((field) => m.parts[field]),
                    ...(row.isCut ? [m.file.cut] : []),
                  ].join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
