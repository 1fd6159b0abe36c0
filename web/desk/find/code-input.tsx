// A code by typing some of its name: the browser's own list offers those that fit.
import { useId, useState } from 'react'
import type { Code } from '../../../core/wire/coding.ts'
import { matchCodes } from '../coding/match.ts'

export function CodeInput(props: {
  label: string
  codes: readonly Code[]
  onPick: (code: Code) => void
}) {
  const list = useId()
  const [typed, setTyped] = useState('')
  const usable = props.codes.filter((code) => code.retiredAt === null)

  function pick(code: Code | undefined) {
    if (!code) return
    props.onPick(code)
    setTyped('')
  }

  return (
    <>
      <input
        type="text"
        list={list}
        aria-label={props.label}
        placeholder={props.label}
        value={typed}
        onChange={(event) => {
          const text = event.target.value
          setTyped(text)
          // One that was clicked in the list comes as its whole name.
          pick(usable.find((code) => code.label === text))
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          if (typed.trim() !== '') pick(matchCodes(usable, typed, [])[0])
        }}
      />
      <datalist id={list}>
        {usable.map((code) => (
          <option key={code.id} value={code.label} />
        ))}
      </datalist>
    </>
  )
}
