// `/bring`: what was done in another program comes into the study. It is looked at first, and can be taken back as one step.
import { useState } from 'react'
import { Head } from '../fieldwork/panes.tsx'
import { useTitle } from '../shell/title.ts'
import { ChoosePart } from './choose-part.tsx'
import { DonePart } from './done-part.tsx'
import { HistoryPart } from './history-part.tsx'
import { useBring } from './messages.ts'
import { PlanPart } from './plan-part.tsx'
import type { AskProps } from './readers.ts'
import { type Bringing, type Stage, useBringing } from './use-bringing.ts'
import './bring.css'

export function BringScreen() {
  const m = useBring()
  useTitle(m.title)
  const bringing = useBringing()
  const { stage } = bringing
  return (
    <>
      <Head title={m.title} />
      <div className="bring">
        {stage.at === 'choosing' && (
          <ChoosePart wrong={stage.wrong} onFiles={(files) => bringing.take(files)} />
        )}
        {stage.at !== 'choosing' && <What bringing={bringing} />}
        {stage.at === 'asking' && (
          <AskPart
            key={`${stage.known.name} ${bringing.files[0]?.name}`}
            stage={stage}
            bringing={bringing}
          />
        )}
        {stage.at === 'working' && <WorkPart stage={stage} bringing={bringing} />}
        {stage.at === 'planned' && <PlanPart stage={stage} bringing={bringing} />}
        {stage.at === 'done' && <DonePart stage={stage} bringing={bringing} />}
      </div>
      <HistoryPart undo={bringing.undo} />
    </>
  )
}

/** Which file it is about, in every step. */
function What({ bringing }: { bringing: Bringing }) {
  const m = useBring()
  const { files, stage } = bringing
  return (
    <div className="bring-what">
      <strong>{m.filesOf(files[0]?.name ?? '', files.length - 1)}</strong>
      <span>{nameOf(stage, m.readers)}</span>
      {(stage.at === 'asking' || stage.at === 'planned') && (
        <button type="button" className="plain" onClick={() => bringing.begin()}>
          {m.other}
        </button>
      )}
    </div>
  )
}

/** The program that made it, where the file says so. */
function nameOf(stage: Stage, readers: ReturnType<typeof useBring>['readers']): string {
  if (stage.at === 'planned') return stage.bundle.product
  if (stage.at !== 'asking') return ''
  return stage.known.opened.product || readers[stage.known.name].name
}

type Asking = Extract<Stage, { at: 'asking' }>

function AskPart({ stage, bringing }: { stage: Asking; bringing: Bringing }) {
  const m = useBring()
  const { opened } = stage.known
  const [answers, setAnswers] = useState(opened.answers)
  // The registry pairs each form with the answers that it asks for.
  const Ask = opened.Ask as React.ComponentType<AskProps<unknown>>
  return (
    <form
      className="bring-ask"
      onSubmit={(event) => {
        event.preventDefault()
        bringing.read(answers)
      }}
    >
      <h2>{m.ask}</h2>
      <Ask
        answers={answers}
        change={setAnswers}
        readAs={(as) => bringing.take(bringing.files, as)}
      />
      {stage.wrong !== '' && <Wrong>{stage.wrong}</Wrong>}
      <div className="actions">
        <button type="submit" className="primary" disabled={opened.isWhole?.(answers) === false}>
          {stage.wrong === '' ? m.read : m.goOn}
        </button>
      </div>
    </form>
  )
}

function Wrong({ children }: { children: string }) {
  const m = useBring()
  return (
    <p role="alert" className="bring-wrong">
      {children} <span className="quiet">{m.goesOn}</span>
    </p>
  )
}

type Working = Extract<Stage, { at: 'working' }>

function WorkPart({ stage, bringing }: { stage: Working; bringing: Bringing }) {
  const m = useBring()
  const { work, share } = stage
  const said = work === 'recognising' ? m.recognising : m.steps[work]
  return (
    <div className="bring-work">
      <p role="status">{said}</p>
      <progress aria-label={said} max={1} {...(share === null ? {} : { value: share })} />
      {work !== 'bringing' && (
        <button type="button" onClick={() => bringing.stop()}>
          {m.stop}
        </button>
      )}
    </div>
  )
}
