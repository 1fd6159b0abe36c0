// A signature drawn with the finger; who cannot draw signs with a typed name and a tick. Either way it is a picture.
import { type PointerEvent, useId, useRef, useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { useBlobUrl, useScene } from '../fill/scene.ts'
import { fileIn, useTaking } from '../fill/take-file.ts'
import { fieldWords } from '../messages/field-words.ts'
import type { Field } from './answer-field.tsx'
import { FileTrouble, NotHere } from './file-parts.tsx'
import './fields.css'

const width = 640
const height = 240
/** Ink on paper, whatever the screen's colours are: it is printed later. */
const paper = '#ffffff'
const ink = '#12203a'

export function SignatureField(props: Field<'signature'>) {
  const { node, value, labelledBy, describedBy, isReadOnly, onAnswer, onLeave } = props
  const m = useWords(fieldWords)
  const { shelf } = useScene()
  const { isTaking, trouble, take } = useTaking(onAnswer)
  const kept = fileIn(value)
  const url = useBlobUrl(shelf.read, kept?.file)
  const keep = (canvas: HTMLCanvasElement) =>
    canvas.toBlob((blob) => blob && void take(blob, 'tanda-tangan.png').then(onLeave), 'image/png')
  return (
    <fieldset className="file-field" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {kept
        ? url && <img src={url} alt={m.signature.alt(node.says('label'))} className="signed" />
        : !isReadOnly && (
            <>
              <Pad onKeep={keep} />
              <ByName onKeep={keep} />
            </>
          )}
      {kept && url === null && <NotHere file={kept.file} />}
      <FileTrouble trouble={trouble} isTaking={isTaking} />
      {kept && !isReadOnly && (
        <button type="button" onClick={() => onAnswer(undefined)}>
          {m.signature.again}
        </button>
      )}
    </fieldset>
  )
}

/** Kept a moment after the last stroke: a name has several. */
const restMs = 1_200

function Pad({ onKeep }: { onKeep: (canvas: HTMLCanvasElement) => void }) {
  const m = useWords(fieldWords)
  const canvas = useRef<HTMLCanvasElement>(null)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isDown = useRef(false)
  const [isBegun, setIsBegun] = useState(false)

  function at(event: PointerEvent<HTMLCanvasElement>): [number, number] {
    const box = event.currentTarget.getBoundingClientRect()
    const scale = width / box.width
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale]
  }
  return (
    <>
      <canvas
        ref={canvas}
        width={width}
        height={height}
        className="pad"
        role="img"
        aria-label={m.signature.here}
        onPointerDown={(event) => {
          const drawing = event.currentTarget.getContext('2d')
          if (!drawing) return
          clearTimeout(rest.current)
          event.currentTarget.setPointerCapture(event.pointerId)
          if (!isBegun) blank(drawing)
          setIsBegun(true)
          isDown.current = true
          drawing.beginPath()
          drawing.moveTo(...at(event))
        }}
        onPointerMove={(event) => {
          const drawing = event.currentTarget.getContext('2d')
          if (!drawing || !isDown.current) return
          drawing.lineTo(...at(event))
          drawing.stroke()
        }}
        onPointerUp={(event) => {
          isDown.current = false
          const drawn = event.currentTarget
          rest.current = setTimeout(() => onKeep(drawn), restMs)
        }}
      />
      <small aria-hidden="true">{m.signature.here}</small>
    </>
  )
}

function ByName({ onKeep }: { onKeep: (canvas: HTMLCanvasElement) => void }) {
  const m = useWords(fieldWords).signature
  const id = useId()
  const [name, setName] = useState('')
  const [isAgreed, setIsAgreed] = useState(false)
  function write(): void {
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const drawing = canvas.getContext('2d')
    if (!drawing) return
    blank(drawing)
    drawing.fillStyle = ink
    drawing.textBaseline = 'middle'
    drawing.font = 'italic 56px Georgia, serif'
    drawing.fillText(name.trim(), 24, height / 2, width - 48)
    onKeep(canvas)
  }
  return (
    <details className="by-hand">
      <summary>{m.byName}</summary>
      <label className="field" htmlFor={id}>
        {m.name}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="choices">
        <label>
          <input
            type="checkbox"
            checked={isAgreed}
            onChange={(event) => setIsAgreed(event.currentTarget.checked)}
          />
          <span>{m.agree}</span>
        </label>
      </div>
      <button type="button" disabled={name.trim() === '' || !isAgreed} onClick={write}>
        {m.useName}
      </button>
    </details>
  )
}

function blank(drawing: CanvasRenderingContext2D): void {
  drawing.fillStyle = paper
  drawing.fillRect(0, 0, width, height)
  drawing.strokeStyle = ink
  drawing.lineWidth = 4
  drawing.lineCap = 'round'
  drawing.lineJoin = 'round'
}
