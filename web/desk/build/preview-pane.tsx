// The phone beside the editor: the field app itself in a frame, filled in on trial while the instrument is made.
import { useEffect, useRef, useState } from 'react'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Answers } from '../../../core/wire/response.ts'
import { previewPage, readFromPreview, type ToPreview } from '../../kit/preview.ts'
import { useBuild } from './messages.ts'
import { useSettled } from './use-settled.ts'

export function PreviewPane(props: {
  instrument: Instrument
  tongue: string
  onAnswers: (answers: Answers) => void
}) {
  const m = useBuild()
  const frame = useRef<HTMLIFrameElement>(null)
  const [isReady, setReady] = useState(false)
  const [round, setRound] = useState(0)
  const [chosen, setChosen] = useState<string | null>(null)
  const instrument = useSettled(props.instrument, 200)
  const { languages } = instrument
  const language = chosen !== null && languages.includes(chosen) ? chosen : props.tongue
  const isEmpty = instrument.items.length === 0

  const { onAnswers } = props
  useEffect(() => {
    const listening = new AbortController()
    addEventListener(
      'message',
      (event) => {
        const told = frame.current ? readFromPreview(event, frame.current) : null
        if (told?.kind === 'ready') setReady(true)
        if (told?.kind === 'state') onAnswers(told.answers)
      },
      { signal: listening.signal },
    )
    return () => listening.abort()
  }, [onAnswers])

  useEffect(() => {
    if (!isReady || isEmpty) return
    const message: ToPreview = { kind: 'instrument', instrument, language }
    frame.current?.contentWindow?.postMessage(message, location.origin)
  }, [isReady, isEmpty, instrument, language])

  function restart() {
    setReady(false)
    setRound(round + 1)
    onAnswers({})
  }
  return (
    <div className="preview">
      <div className="panel-head">
        <h2>{m.preview.title}</h2>
        {languages.length > 1 && (
          <label className="inline">
            <span className="unseen">{m.preview.language}</span>
            <select value={language} onChange={(event) => setChosen(event.target.value)}>
              {languages.map((one) => (
                <option key={one} value={one}>
                  {m.languageName(one)}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" onClick={restart}>
          {m.preview.restart}
        </button>
      </div>
      <div className="phone">
        {isEmpty ? (
          <p className="quiet">{m.preview.empty}</p>
        ) : (
          <iframe key={round} ref={frame} title={m.preview.frame} src={previewPage} />
        )}
      </div>
    </div>
  )
}
