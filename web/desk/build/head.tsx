// The head of the builder: what is being made, whether it is saved, undo and redo, and the ways out.
import { Link, useLocation } from 'wouter'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { timeOf } from '../../kit/format.ts'
import { useExplain } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useBuild } from './messages.ts'
import { TransferMenu } from './transfer-menu.tsx'
import type { Saving } from './use-draft.ts'

export function BuilderHead(props: {
  id: string
  instrument: Instrument
  saving: Saving
  tongue: string
  mayUndo: boolean
  mayRedo: boolean
  troubles: number
  onTongue: (tongue: string) => void
  onUndo: () => void
  onRedo: () => void
  onSave: () => Promise<boolean>
  onReplace: (instrument: Instrument) => void
}) {
  const m = useBuild()
  const here = useStudy()
  const [, go] = useLocation()
  const publishing = here.to(`/instruments/draft/${props.id}/publish`)
  const { instrument, tongue } = props
  const title = say(instrument.title, tongue, instrument.languages)
  return (
    <header className="build-head">
      <Link className="plain" href={here.to('/instruments')} aria-label={m.head.back}>
        ←
      </Link>
      <div className="build-title">
        <h1>{title || m.head.untitled}</h1>
        <SavingLine saving={props.saving} onSave={props.onSave} />
      </div>
      {instrument.languages.length > 1 && (
        <label className="inline">
          <span>{m.head.writing}</span>
          <select
            aria-label={m.head.writing}
            value={tongue}
            onChange={(event) => props.onTongue(event.target.value)}
          >
            {instrument.languages.map((one) => (
              <option key={one} value={one}>
                {m.languageName(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className="actions">
        <button
          type="button"
          disabled={!props.mayUndo}
          title={`${m.head.undo} (Ctrl Z)`}
          aria-label={m.head.undo}
          onClick={props.onUndo}
        >
          ↶
        </button>
        <button
          type="button"
          disabled={!props.mayRedo}
          title={`${m.head.redo} (Ctrl Shift Z)`}
          aria-label={m.head.redo}
          onClick={props.onRedo}
        >
          ↷
        </button>
        <TransferMenu instrument={instrument} onReplace={props.onReplace} />
        <Link
          className="button primary"
          href={publishing}
          onClick={async (event) => {
            // What is published is what the server has, so that comes first.
            event.preventDefault()
            if (await props.onSave()) go(publishing)
          }}
        >
          {m.head.publish}
        </Link>
      </div>
    </header>
  )
}

function SavingLine({ saving, onSave }: { saving: Saving; onSave: () => unknown }) {
  const m = useBuild().head
  const { language } = useLanguage()
  const { zone } = useStudy().study
  const explain = useExplain()
  return (
    <p className="saving" role="status" data-kind={saving.kind}>
      {saving.kind === 'saved' &&
        (saving.at === null ? m.saved : m.savedAt(timeOf(saving.at, zone, language)))}
      {saving.kind === 'saving' && m.saving}
      {saving.kind === 'waiting' && m.waiting}
      {saving.kind === 'conflict' && m.conflict}
      {saving.kind === 'refused' && (
        <>
          {m.refused} {explain(saving.error)}{' '}
          <button type="button" className="plain" onClick={onSave}>
            {m.again}
          </button>
        </>
      )}
    </p>
  )
}
