// A code on a card or a package: read by the camera where the phone can, typed everywhere.
import { useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { fieldWords } from '../messages/field-words.ts'
import { ariaOf, type Field } from './answer-field.tsx'
import { canScan, Scanner } from './scanner.tsx'
import './fields.css'

export function BarcodeField(props: Field<'barcode'>) {
  const { value, isReadOnly, onAnswer, onLeave } = props
  const m = useWords(fieldWords)
  const [state, setState] = useState<'idle' | 'scanning' | 'denied'>('idle')
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
          looking={m.barcode.looking}
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
