// What an export does not say: which form it answers, which columns name participants and cases, what becomes of what does
// not fit. What would come in is told beside it, and anew with every change.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { dayIn } from '../../../../core/answer/day.ts'
import { gridOf } from '../../../../core/import/grid.ts'
import { guessRows } from '../../../../core/import/tables/rows.ts'
import { say } from '../../../../core/instrument/label.ts'
import { walk } from '../../../../core/instrument/walk.ts'
import { versionsQuery } from '../../fieldwork/reads.ts'
import { useLanguage } from '../../shell/language.tsx'
import { useStudy } from '../../shell/study.tsx'
import { ColumnMapping } from '../column-mapping.tsx'
import type { AskProps } from '../readers.ts'
import { RowsAre } from '../rows-are.tsx'
import { type ColumnIs, type Fields, guessedIn, parts, setupOf } from './fields.ts'
import { useCollected } from './messages.ts'
import type { CollectedAnswers } from './reader.ts'
import { OutcomeReport } from './report.tsx'
import './collected.css'
import { FileButton } from '../../shell/file-place.tsx'

export function AskCollected({ answers, change, readAs }: AskProps<CollectedAnswers>) {
  const m = useCollected()
  const { language } = useLanguage()
  const { slug, study } = useStudy()
  const { talk, lying, as, outcome } = answers
  const versions = useQuery(versionsQuery(slug)).data
  const [fields, setFields] = useState<Fields>(() => ({
    form: lying.forms.length > 0 ? 'f0' : '',
    title: lying.name.replace(/\.[^.]+$/, ''),
    sheet: as?.sheet ?? 0,
    mapping: null,
    participant: null,
    case: null,
    otherwiseOn: dayIn(study.zone, new Date().toISOString()),
    addsPeople: false,
    role: m.role,
    onMisfit: 'answer',
    withReturned: false,
  }))
  const [isAdding, setAdding] = useState(false)
  const [fault, setFault] = useState('')
  const set = (part: Partial<Fields>) => setFields((before) => ({ ...before, ...part }))
  const sheet = lying.sheets[fields.sheet]
  const grid = useMemo(() => (sheet ? gridOf(sheet) : null), [sheet])
  const headers = useMemo(() => grid?.columns ?? lying.columns, [grid, lying])
  const setup = useMemo(() => {
    const { zone } = study
    const around = { forms: lying.forms, versions: versions ?? [], kind: lying.kind, headers }
    return setupOf(fields, { ...around, zone, language: study.language })
  }, [fields, lying, versions, headers, study])

  // The newest answers are changed, whichever of them this effect began with.
  const latest = useRef({ answers, change })
  latest.current = { answers, change }
  useEffect(() => {
    let isLate = false
    const tell = (part: Partial<CollectedAnswers>) =>
      latest.current.change({ ...latest.current.answers, ...part })
    tell({ setup, outcome: null })
    setFault('')
    if (setup)
      void talk.make(setup).then(
        (made) => {
          if (isLate) return
          tell({ outcome: made })
          if (made === null) setFault(m.nothing)
        },
        () => {
          if (!isLate) setFault(m.refused)
        },
      )
    return () => {
      isLate = true
    }
  }, [setup, talk, m])

  async function add(files: readonly File[]) {
    setAdding(true)
    const more = await talk.add(files).catch(() => null)
    setAdding(false)
    if (!more) {
      setFault(m.refused)
      return
    }
    latest.current.change({ ...latest.current.answers, lying: more })
    // Looked at anew, also where only photos came.
    set(more.forms.length > lying.forms.length ? { form: `f${more.forms.length - 1}` } : {})
  }

  return (
    <div className="collected-ask">
      {grid && (
        <RowsAre
          sheets={lying.sheets.map(({ name }) => name)}
          sheet={fields.sheet}
          onSheet={(at) => {
            const there = lying.sheets[at]
            const { rows } = guessRows((there && gridOf(there))?.columns ?? [])
            if (rows === 'responses') set({ sheet: at, mapping: null })
            else readAs({ rows, sheet: at, isSaid: false })
          }}
          rows="responses"
          as={as}
          because={as?.isSaid ? null : []}
          onRows={(rows) => readAs({ rows, sheet: fields.sheet, isSaid: true })}
        />
      )}
      <label>
        {m.form}
        <select
          value={fields.form}
          onChange={({ target }) => set({ form: target.value, mapping: null })}
        >
          <option value="">{m.choose}</option>
          {lying.forms.map((form, at) => (
            // A form has no name of its own but its place among those that were brought.
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what it is known by.
            <option key={at} value={`f${at}`}>
              {m.brought(say(form.title, language, form.languages))}
            </option>
          ))}
          {versions?.map(({ hash, number, instrument }) => (
            <option key={hash} value={`v:${hash}`}>
              {m.inStudy(say(instrument.title, language, instrument.languages), number)}
            </option>
          ))}
          {lying.kind === 'plain' && <option value="columns">{m.fromColumns}</option>}
        </select>
      </label>
      <FileButton
        label={m.more}
        multiple
        accept=".xlsx,.xlsm,.csv,.xml,.zip"
        onFiles={(files) => void add(files)}
      />
      {lying.refused && (
        <p role="alert">{lying.refused.reason === 'form-broken' ? m.formBroken : m.refused}</p>
      )}
      {isAdding && <p role="status">{m.adding}</p>}
      {lying.files > 0 && <p className="quiet">{m.files(lying.files)}</p>}
      {fields.form === 'columns' && (
        <label>
          {m.title}
          <input
            value={fields.title}
            maxLength={200}
            onChange={({ target }) => set({ title: target.value })}
          />
        </label>
      )}
      {grid && outcome && (
        <ColumnMapping<ColumnIs>
          grid={grid}
          choices={[
            ...parts.map((name) => ({ name, label: m.parts[name] })),
            ...(fields.form === 'columns'
              ? Object.entries(m.kinds).map(([kind, label]) => ({
                  name: `k:${kind}` as ColumnIs,
                  label,
                  isMany: true,
                }))
              : walk(outcome.instrument).map(({ question }) => ({
                  name: `q:${question.name}` as ColumnIs,
                  label:
                    say('label' in question ? question.label : undefined, language) ||
                    question.name,
                }))),
          ]}
          mapping={fields.mapping ?? guessedIn(outcome, fields.form === 'columns')}
          onMapping={(mapping) => set({ mapping })}
        />
      )}
      {!grid && (
        <div className="pair">
          {(['participant', 'case'] as const).map((part) => (
            <label key={part}>
              {m[part]}
              <select
                value={fields[part] ?? ''}
                onChange={({ target }) => set({ [part]: target.value || null })}
              >
                <option value="">{m.none}</option>
                {(lying.columns.length > 0
                  ? lying.columns
                  : (outcome?.columns.map(([header]) => header) ?? [])
                ).map((header) => (
                  <option key={header}>{header}</option>
                ))}
              </select>
            </label>
          ))}
        </div>
      )}
      {grid && (
        <label>
          {m.otherwiseOn}
          <input
            type="date"
            value={fields.otherwiseOn}
            onChange={({ target }) => target.value && set({ otherwiseOn: target.value })}
          />
        </label>
      )}
      {(setup?.participant ?? setup?.case) != null && <People fields={fields} set={set} />}
      <Unfit fields={fields} set={set} returned={outcome?.returned ?? 0} />
      {fault !== '' ? (
        <p role="alert">{fault}</p>
      ) : setup === null ? (
        <p className="quiet">{m.formMissing}</p>
      ) : outcome === null ? (
        <p role="status">{m.looking}</p>
      ) : (
        <OutcomeReport outcome={outcome} />
      )}
    </div>
  )
}

/** Somebody whom the file names may not be in the study yet. */
function People({ fields, set }: Omit<UnfitProps, 'returned'>) {
  const m = useCollected()
  return (
    <div className="pair">
      <label className="tick">
        <input
          type="checkbox"
          checked={fields.addsPeople}
          onChange={({ target }) => set({ addsPeople: target.checked })}
        />
        {m.addPeople}
      </label>
      {fields.addsPeople && (
        <label>
          {m.asRole}
          <input
            value={fields.role}
            maxLength={40}
            onChange={({ target }) => set({ role: target.value })}
          />
        </label>
      )}
    </div>
  )
}

type UnfitProps = { fields: Fields; set: (part: Partial<Fields>) => void; returned: number }

function Unfit({ fields, set, returned }: UnfitProps) {
  const m = useCollected()
  const name = useId()
  return (
    <fieldset>
      <legend>{m.unfit}</legend>
      {(['answer', 'row'] as const).map((one) => (
        <label key={one} className="tick">
          <input
            type="radio"
            name={name}
            checked={fields.onMisfit === one}
            onChange={() => set({ onMisfit: one })}
          />
          {one === 'answer' ? m.leaveAnswer : m.leaveRow}
        </label>
      ))}
      {returned > 0 && (
        <label className="tick">
          <input
            type="checkbox"
            checked={fields.withReturned}
            onChange={({ target }) => set({ withReturned: target.checked })}
          />
          {m.returned(returned)}
        </label>
      )}
    </fieldset>
  )
}
