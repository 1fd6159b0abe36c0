// The speakers of a source, from its head: who is who, to be told and put right.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { labelsOf } from '../../../core/text/told.ts'
import type { Source } from '../../../core/wire/coding.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { participantsQuery } from '../shell/reads.ts'
import { SheetHead, useSheet } from '../shell/sheet.tsx'
import { useStudy } from '../shell/study.tsx'
import { type Choice, type Row, rowsOf, speakerOf } from './meanings.ts'
import { useTellSpeakers } from './reads.ts'
import { SpeakerTable } from './speaker-table.tsx'

export function SpeakersChip({ source }: { source: Source }) {
  const m = useMessages().speakers
  const { slug, may } = useStudy()
  const [isOpen, setOpen] = useState(false)
  const { data: participants = [] } = useQuery(participantsQuery(slug))
  const rows = useMemo(
    () => sourceRows(source, new Set(participants.map(({ code }) => code))),
    [participants, source],
  )
  // Whom the words of a response are is what its phone said.
  if (rows.length === 0 || !may('source.write') || source.response !== null) return null
  const asked = rows.filter((row) => !row.isKnown).length
  return (
    <li className="chip">
      <button type="button" className="plain" onClick={() => setOpen(true)}>
        {asked > 0 ? m.chipAsked(asked) : m.chip(rows.length)}
      </button>
      {isOpen && <SpeakersSheet source={source} rows={rows} onClose={() => setOpen(false)} />}
    </li>
  )
}

/** Labels that were told of stand under their own name, also those that are nobody's by now. */
function sourceRows(source: Source, codes: ReadonlySet<string>): Row[] {
  const speakers = new Map(labelsOf(source.blocks).map((one) => [one.label, one]))
  const told = source.speakers.map(({ label, participant }) => ({
    label,
    turns: speakers.get(participant ?? label)?.turns ?? 0,
  }))
  const shown = new Set(source.speakers.flatMap(({ label, participant }) => [label, participant]))
  const others = [...speakers.values()].filter(({ label }) => !shown.has(label))
  return rowsOf([...told, ...others], { blocks: source.blocks, told: source.speakers, codes })
}

function SpeakersSheet(props: { source: Source; rows: readonly Row[]; onClose: () => void }) {
  const m = useMessages()
  const { slug } = useStudy()
  const tell = useTellProblem()
  const tellSpeakers = useTellSpeakers(slug)
  const { dialog, close } = useSheet()
  const [chosen, setChosen] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [isBusy, setBusy] = useState(false)
  const rows = props.rows.map((row) => ({ ...row, choice: chosen.get(row.label) ?? row.choice }))

  async function save() {
    const { source } = props
    const before = props.rows.map(({ label, choice }) => speakerOf(label, choice))
    setBusy(true)
    try {
      await tellSpeakers(
        source.id,
        rows.map(({ label, choice }) => speakerOf(label, choice)),
      )
      notify({
        text: m.speakers.saved,
        undo: () => void tellSpeakers(source.id, before).catch(tell),
      })
      close()
    } catch (error) {
      tell(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="speakers" onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <SheetHead id="speakers" title={m.speakers.title} close={close} />
        <p className="quiet">{m.speakers.what}</p>
        <SpeakerTable
          rows={rows}
          onChoose={(label, choice) => setChosen(new Map([...chosen, [label, choice]]))}
        />
        <div className="actions dialog-foot">
          <button type="button" onClick={close}>
            {m.shell.cancel}
          </button>
          <button type="submit" className="primary" disabled={isBusy}>
            {m.shell.save}
          </button>
        </div>
      </form>
    </dialog>
  )
}
