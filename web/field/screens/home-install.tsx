// Installing is offered when it makes sense: something has been sent, so the phone is in use, and it is not installed yet.
import { useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { install, useInstalling } from '../install.ts'
import { readyWords } from '../messages/ready-words.ts'

const asked = 'pedoman.install-later'
const againMs = 7 * 86_400_000

export function InstallOffer() {
  const { installing: m } = useWords(readyWords)
  const how = useInstalling()
  const [isLater, setIsLater] = useState(() => Date.now() < Number(localStorage.getItem(asked)))
  if (how === 'installed' || isLater) return null
  return (
    <section className="card notice">
      <h2>{m.offer}</h2>
      <p>{m[how]}</p>
      {how === 'offered' && (
        <button type="button" className="big" onClick={() => void install()}>
          {m.act}
        </button>
      )}
      <button
        type="button"
        className="plain"
        onClick={() => {
          localStorage.setItem(asked, String(Date.now() + againMs))
          setIsLater(true)
        }}
      >
        {m.later}
      </button>
    </section>
  )
}
