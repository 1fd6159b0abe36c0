// Sound: recorded here, or chosen from another app. What a crash cut off is offered again.
import { useEffect, useRef, useState } from 'react'
import { clock, sizeOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { keepAwake } from '../fill/awake.ts'
import { useBlobUrl, useScene } from '../fill/scene.ts'
import { fileIn, useTaking } from '../fill/take-file.ts'
import { canRecord, type Ending, nameFor, type Run, record, whole } from '../media/recorder.ts'
import { fieldWords } from '../messages/field-words.ts'
import { lacksRoomFor } from '../store/lacks-room.ts'
import type { Chunk } from '../store/shape.ts'
import type { Field } from './answer-field.tsx'
import { FileTrouble, NotHere, PickFile } from './file-parts.tsx'
import './fields.css'

/** Less room than this, and a recording is not begun: it would be cut off. */
const leastRoom = 40_000_000

/** Speech stays clear at 24 kbit/s of Opus; the phone's own default would make an hour four times as large. */
const speech = { normal: 48_000, low: 24_000, 'voice-only': 12_000, external: 48_000 }

/** What is to be told of a recording while it runs, and of why it ended. */
const quiet = { isDim: false, isMuted: false, isFull: false, isLost: false }

type State =
  | { kind: 'idle' }
  | { kind: 'on' | 'paused'; recording: Run }
  | { kind: 'denied' }
  | { kind: 'no-room'; freeBytes: number }

export function AudioField(props: Field<'audio'>) {
  const { node, question, value, labelledBy, describedBy, isReadOnly, onAnswer, onLeave } = props
  const m = useWords(fieldWords)
  const language = useLanguage()
  const { draft, shelf, flush, atMs } = useScene()
  const { isTaking, trouble, setTrouble, take } = useTaking(onAnswer)
  const [state, setState] = useState<State>({ kind: 'idle' })
  const [notes, setNotes] = useState(quiet)
  const [rescued, setRescued] = useState<readonly Chunk[]>([])
  const running = useRef<Run | null>(null)
  const kept = fileIn(value)
  const url = useBlobUrl(shelf.read, kept?.file)
  const name = `${draft}/${node.ref}`
  const isOn = state.kind === 'on' || state.kind === 'paused'

  useEffect(() => {
    let isHere = true
    shelf.readChunks(name).then((pieces) => isHere && setRescued(pieces))
    return () => {
      isHere = false
      // Leaving the question ends and keeps its recording.
      running.current?.stop()
    }
  }, [shelf, name])
  useEffect(() => {
    if (state.kind === 'on')
      return keepAwake((isAwake) => setNotes((now) => ({ ...now, isDim: !isAwake })))
  }, [state.kind])

  async function save(blob: Blob): Promise<boolean> {
    if (!(await take(blob, nameFor(blob)))) return false
    // The pieces go only when the answer that names the whole is stored too.
    await flush()
    await shelf.dropChunks(name)
    setRescued([])
    onLeave()
    return true
  }
  async function onEnd(why: Ending): Promise<void> {
    running.current = null
    setState({ kind: 'idle' })
    setNotes({ ...quiet, isFull: why === 'full', isLost: why === 'lost' })
    if (why === 'no-room') setTrouble({ kind: 'failed' })
    const pieces = await shelf.readChunks(name)
    // Where a piece did not fit, the whole would not either: it is offered until there is room.
    if (why === 'no-room' || !(await save(whole(pieces)))) setRescued(pieces)
  }
  async function start(): Promise<void> {
    const freeBytes = await lacksRoomFor(leastRoom)
    if (freeBytes !== null) return setState({ kind: 'no-room', freeBytes })
    const bitsPerSecond = speech[question.quality ?? 'normal']
    try {
      const onMute = (isMuted: boolean) => setNotes((now) => ({ ...now, isMuted }))
      setNotes(quiet)
      const recording = await record(shelf, { name, bitsPerSecond, atMs }, { onEnd, onMute })
      running.current = recording
      setRescued([])
      setState({ kind: 'on', recording })
    } catch {
      // Refused, or there is no microphone: either way another app can record.
      setState({ kind: 'denied' })
    }
  }

  return (
    <fieldset className="file-field" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {/* biome-ignore lint/a11y/useMediaCaption: it was recorded a moment ago */}
      {kept && url && <audio src={url} controls aria-label={m.audio.player(node.says('label'))} />}
      {kept && <small>{sizeOf(kept.sizeBytes, language)}</small>}
      {kept && url === null && <NotHere file={kept.file} />}
      {rescued.length > 0 && !isOn && (
        <div className="card">
          <p>{m.audio.rescued(clock(rescued.at(-1)?.atMs ?? 0))}</p>
          <button type="button" className="big" onClick={() => void save(whole(rescued))}>
            {m.audio.keepRescued}
          </button>
          <button
            type="button"
            className="plain"
            onClick={() => void shelf.dropChunks(name).then(() => setRescued([]))}
          >
            {m.audio.dropRescued}
          </button>
        </div>
      )}
      {isOn && (
        <div className="recorder" data-on={state.kind === 'on'}>
          <span role="status">{state.kind === 'on' ? m.audio.recording : m.audio.paused} </span>
          <Elapsed recording={state.recording} />
          <button
            type="button"
            onClick={() => {
              if (state.kind === 'on') state.recording.pause()
              else state.recording.goOn()
              setState({ ...state, kind: state.kind === 'on' ? 'paused' : 'on' })
            }}
          >
            {state.kind === 'on' ? m.audio.pause : m.audio.goOn}
          </button>
          <button type="button" className="big primary" onClick={() => state.recording.stop()}>
            {m.audio.stop}
          </button>
          {notes.isMuted && (
            <p role="alert" className="problem">
              {m.audio.muted}
            </p>
          )}
          {notes.isDim && <p className="problem">{m.audio.awake}</p>}
        </div>
      )}
      {!isOn && !isReadOnly && question.quality !== 'external' && canRecord() && (
        <button
          type="button"
          className="big record"
          aria-describedby={labelledBy}
          onClick={() => void start()}
        >
          <i /> {kept ? m.audio.again : m.audio.record}
        </button>
      )}
      {state.kind === 'denied' && (
        <p role="alert" className="problem">
          {m.audio.denied}
        </p>
      )}
      {state.kind === 'no-room' && (
        <p role="alert" className="problem">
          {m.audio.noRoom(sizeOf(state.freeBytes, language))}
        </p>
      )}
      {!canRecord() && <p className="hint">{m.audio.none}</p>}
      {notes.isFull && <p role="alert">{m.audio.full}</p>}
      {notes.isLost && <p role="alert">{m.audio.lost}</p>}
      {!isOn && !isReadOnly && (
        <PickFile
          label={m.audio.choose}
          accept="audio/*"
          describedBy={labelledBy}
          onPick={(file) => void take(file, file.name).then(onLeave)}
        />
      )}
      <FileTrouble trouble={trouble} isTaking={isTaking} />
      {kept && !isOn && !isReadOnly && (
        <button type="button" className="plain" onClick={() => onAnswer(undefined)}>
          {m.clear}
        </button>
      )}
    </fieldset>
  )
}

function Elapsed({ recording }: { recording: Run }) {
  const [ms, setMs] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setMs(recording.lengthMs()), 500)
    return () => clearInterval(timer)
  }, [recording])
  return <b className="elapsed">{clock(ms)}</b>
}
