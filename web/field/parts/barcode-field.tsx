// A code on a card or a package: read by the camera where the phone can, typed everywhere.
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { fieldWords } from '../messages/field-words.ts'
import { ariaOf, type Field } from './answer-field.tsx'
import './fields.css'

/** https://developer.mozilla.org/docs/Web/API/BarcodeDetector, which TypeScript's DOM does not know yet. */
type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorClass = new () => Detector

const lookMs = 200

export function BarcodeField(props: Field<'barcode'>) {
  const { value, isReadOnly, onAnswer, onLeave } = props
  const m = useWords(fieldWords)
  const [state, setState] = useState<'idle' | 'scanning' | 'denied'>('idle')
  const canScan = 'BarcodeDetector' in globalThis
  return (
    <div className="file-field">
      <input
        {...ariaOf(props)}
        type="text"
        autoComplete="off"
        placeholder={m.barcode.typed}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onAnswer(event.currentTarget.value)}
        onBlur={onLeave}
      />
      {state === 'scanning' && (
        <Scanner
          onFound={(code) => {
            setState('idle')
            onAnswer(code)
            onLeave()
          }}
          onDenied={() => setState('denied')}
        />
      )}
      {canScan && !isReadOnly && (
        <button
          type="button"
          className="big"
          onClick={() => setState(state === 'scanning' ? 'idle' : 'scanning')}
        >
          {state === 'scanning' ? m.barcode.stop : m.barcode.scan}
        </button>
      )}
      {state === 'denied' && (
        <p role="alert" className="problem">
          {m.barcode.denied}
        </p>
      )}
    </div>
  )
}

type ScannerProps = { onFound: (code: string) => void; onDenied: () => void }

function Scanner(props: ScannerProps) {
  const m = useWords(fieldWords).barcode
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef(props)
  told.current = props
  useEffect(() => {
    let stream: MediaStream | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const { BarcodeDetector } = globalThis as unknown as { BarcodeDetector: DetectorClass }
    const detector = new BarcodeDetector()
    async function look(): Promise<void> {
      const [found] = video.current
        ? // A frame that is not there yet cannot be read; the next one is.
          await detector.detect(video.current).catch(() => [])
        : []
      if (isGone) return
      if (found) told.current.onFound(found.rawValue)
      else timer = setTimeout(look, lookMs)
    }
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then(
      async (given) => {
        stream = given
        if (isGone || !video.current) return end()
        video.current.srcObject = given
        await video.current.play()
        void look()
      },
      () => told.current.onDenied(),
    )
    function end(): void {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    return () => {
      isGone = true
      clearTimeout(timer)
      end()
    }
  }, [])
  return (
    <>
      <video ref={video} muted playsInline tabIndex={-1} aria-label={m.looking} />
      <p role="status">{m.looking}</p>
    </>
  )
}
