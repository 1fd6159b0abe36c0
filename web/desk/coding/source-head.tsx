// Above the text: what source this is, and the filters and steps over its coding.
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { Coding, Source } from '../../../core/wire/coding.ts'
import { day } from '../../kit/format.ts'
import { RecordingsChip } from '../listen/recordings-chip.tsx'
import { NamesChip } from '../names/names-chip.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { AboutChip } from '../sources/about-chip.tsx'
import { SpeakersChip } from '../speakers/speakers-chip.tsx'
import { MachineChip } from '../transcribe/machine-chip.tsx'
import { neighbour } from './screen-keys.ts'
import type { Waiting } from './sender.ts'
import { Versions } from './versions.tsx'

type Props = {
  source: Source
  codings: readonly Coding[]
  on: string | null
  uncoded: number
  filters: ReactNode
  uncodedOnly: boolean
  waiting: Waiting
  onUncodedOnly: (only: boolean) => void
  onLook: (codings: readonly Coding[]) => void
  onHelp: () => void
  /** Null where the text is not to be corrected here. */
  onCorrect: (() => void) | null
  isPanelOpen: boolean
  onPanel: () => void
}

export function SourceHead(props: Props) {
  const { m } = useLanguage()
  const { to } = useStudy()
  const { source } = props

  function step(by: 1 | -1) {
    const found = neighbour(props.codings, props.on, by === 1 ? 0 : source.text.length, by)
    if (found) props.onLook([found])
  }

  return (
    <div className="source-head">
      <p className="crumb">
        <Link href={to('/sources')}>{m.coding.back}</Link> <span aria-hidden="true">/</span>{' '}
        {m.shell.techniques[source.technique]}
      </p>
      <div className="source-tools">
        <p className="unsent" role="status" data-waiting={props.waiting.isLost}>
          {props.waiting.isLost && m.coding.waiting}
        </p>
        {props.filters}
        <button
          type="button"
          aria-label={m.coding.previous}
          title={`${m.coding.previous} (p)`}
          onClick={() => step(-1)}
        >
          ↑
        </button>
        <button
          type="button"
          aria-label={m.coding.next}
          title={`${m.coding.next} (n)`}
          onClick={() => step(1)}
        >
          ↓
        </button>
        <button
          type="button"
          aria-pressed={props.uncodedOnly}
          title={m.coding.uncodedHint}
          onClick={() => props.onUncodedOnly(!props.uncodedOnly)}
        >
          {m.coding.uncodedOnly(props.uncoded)}
        </button>
        <button
          type="button"
          className="panel-button"
          aria-expanded={props.isPanelOpen}
          onClick={props.onPanel}
        >
          {m.coding.panelButton}
        </button>
        {props.onCorrect && (
          <button type="button" title={`${m.coding.correct.title} (e)`} onClick={props.onCorrect}>
            {m.coding.correct.button}
          </button>
        )}
        <button type="button" className="help-button" onClick={props.onHelp}>
          {m.coding.help} <kbd>?</kbd>
        </button>
      </div>
      <h1 title={source.title}>{source.title}</h1>
      <Chips source={source} />
    </div>
  )
}

function Chips({ source }: { source: Source }) {
  const { m, language } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const { slug, to } = useStudy()
  const scopes = source.consentScopes?.map((scope) => m.coding.scopes[scope] ?? scope).join(', ')
  return (
    <ul className="chips">
      {source.participant && (
        <li className="chip">
          <Link href={to(`/participants/${source.participant}`)}>{source.participant}</Link>
        </li>
      )}
      {source.role && <li className="chip">{source.role}</li>}
      {source.case && <li className="chip">{source.case}</li>}
      {source.occurredOn && <li className="chip">{day(source.occurredOn, language)}</li>}
      {source.participant && (
        <li className="chip">{scopes ? m.coding.consent(scopes) : m.coding.consentNone}</li>
      )}
      {source.response && (
        <li className="chip">
          <Link href={to(`/responses/${source.response}`)}>{m.coding.openResponse}</Link>
        </li>
      )}
      {source.version > 1 && (
        <li className="chip">
          <button
            type="button"
            className="plain"
            aria-label={m.coding.versions.open(source.version)}
            onClick={() => setOpen(true)}
          >
            {m.coding.versions.chip(source.version)}
          </button>
          {isOpen && <Versions source={source} onClose={() => setOpen(false)} />}
        </li>
      )}
      <MachineChip source={source} />
      <SpeakersChip source={source} />
      <NamesChip source={source} />
      <RecordingsChip source={source} />
      <AboutChip source={source} />
      {source.file && (
        <li className="chip">
          <a href={`/api/studies/${slug}/files/${source.file.hash}`} download={source.file.name}>
            {m.coding.openOriginal}
          </a>
        </li>
      )}
      {source.origin?.address && (
        <li className="chip">
          {/^https?:/.test(source.origin.address) ? (
            <a href={source.origin.address} rel="noreferrer">
              {source.origin.publisher || source.origin.address}
            </a>
          ) : (
            source.origin.publisher || source.origin.address
          )}
        </li>
      )}
    </ul>
  )
}
