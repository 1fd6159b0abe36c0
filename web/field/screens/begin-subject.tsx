// Choosing a participant or a case. Who cannot be chosen is listed all the same, with the reason: a missing name
// would only make a researcher look for it.
import { Fragment, useState } from 'react'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { FieldKit } from '../../../core/wire/field.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { type Obstacle, obstacle } from '../fill/obstacle.ts'
import { words } from '../messages/words.ts'
import { type Goal, paths } from '../route.ts'

/** From here on a list is searched rather than read. */
const manyRows = 8

type Chosen = { chosen: string; onChoose: (code: string) => void }

export function ParticipantChoice({
  kit,
  instrument,
  goal,
  chosen,
  onChoose,
}: Chosen & { kit: FieldKit; instrument: Instrument; goal: Goal }) {
  const { begin: m, scopes } = useWords(words)
  const rows = kit.participants.map((participant) => {
    const why = obstacle(instrument, participant)
    const given = participant.consent?.scopes.map((scope) => scopes[scope]).join(', ')
    const about = [participant.role, participant.case].filter(Boolean).join(', ')
    return {
      code: participant.code,
      about: why ? about : `${about}; ${m.consent} ${given}`,
      reason: why && reasonOf(why),
      way: why && why.kind !== 'role' ? paths.consent(participant.code, goal) : undefined,
    }
  })
  function reasonOf(why: Obstacle): string {
    if (why.kind === 'role') return m.role(why.roles.join(', '))
    if (why.kind === 'no-consent') return m.noConsent
    return m.narrowConsent(why.missing.map((scope) => scopes[scope]).join(', '))
  }
  // Who can be chosen comes first; the order of codes stays within each half.
  const ordered = [...rows.filter((row) => !row.reason), ...rows.filter((row) => row.reason)]
  return (
    <>
      <Subjects
        legend={m.participant}
        empty={m.nobody}
        rows={ordered}
        chosen={chosen}
        onChoose={onChoose}
      />
      <a className="button" href={paths.add(goal)}>
        {m.add}
      </a>
    </>
  )
}

export function CaseChoice({ kit, chosen, onChoose }: Chosen & { kit: FieldKit }) {
  const m = useWords(words).begin
  const rows = kit.cases.map(({ code, label }) => ({ code, about: label, reason: null }))
  return (
    <Subjects legend={m.case} empty={m.noCase} rows={rows} chosen={chosen} onChoose={onChoose} />
  )
}

/** `way`: where what stands in the way is mended. */
type Row = { code: string; about: string; reason: string | null; way?: string | undefined }

function Subjects({
  legend,
  empty,
  rows,
  chosen,
  onChoose,
}: Chosen & { legend: string; empty: string; rows: readonly Row[] }) {
  const m = useWords(words).begin
  const language = useLanguage()
  const [wanted, setWanted] = useState('')
  const text = wanted.trim().toLocaleLowerCase(language)
  const found = rows.filter(
    ({ code, about }) =>
      code === chosen || `${code} ${about}`.toLocaleLowerCase(language).includes(text),
  )
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {rows.length > manyRows && (
        <input
          type="search"
          aria-label={m.find}
          placeholder={m.find}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {rows.length === 0 && <p>{empty}</p>}
      {rows.length > 0 && found.length === 0 && <p>{m.notFound}</p>}
      {found.map(({ code, about, reason, way }) => (
        <Fragment key={code}>
          <label data-off={reason !== null}>
            <input
              type="radio"
              name="subject"
              value={code}
              disabled={reason !== null}
              checked={code === chosen}
              onChange={() => onChoose(code)}
            />
            <span>
              <b>{code}</b> {about}
              {reason !== null && <small>{reason}</small>}
            </span>
          </label>
          {way && (
            <a className="button" href={way} aria-label={`${m.ask}: ${code}`}>
              {m.ask}
            </a>
          )}
        </Fragment>
      ))}
    </fieldset>
  )
}
