// A photo, a recording or another file of a response: shown or played where it stands, once its bytes have come.
import { useState } from 'react'
import type { FileAnswer } from '../../../core/wire/response.ts'
import { sizeOf } from '../../kit/format.ts'
import { useLanguage } from '../shell/language.tsx'
import { played, shown, useHeldFile } from './held-file.ts'

type Props = {
  study: string
  answer: FileAnswer
  question: string
  /** Where the study hands it out, below the study: what shows a consent has a way of its own. */
  path?: string
}

export function AnswerFile({ study, answer, question, path = `/files/${answer.file}` }: Props) {
  const { m, language } = useLanguage()
  // Sound and film may be long: they come when they are asked for, pictures at once.
  const [isWanted, setIsWanted] = useState(shown.test(answer.type))
  const { url, error, isMissing } = useHeldFile(study, answer, isWanted, path)
  const words = m.fieldwork.answerFile
  if (error)
    return (
      <p className="quiet">
        {isMissing ? words.notCome : words.failed} {answer.name}
      </p>
    )
  const size = sizeOf(answer.sizeBytes, language)
  if (!isWanted)
    return (
      <button type="button" onClick={() => setIsWanted(true)}>
        {words.open(answer.name, size)}
      </button>
    )
  if (url === null) return <p className="quiet">{words.coming}</p>
  return (
    <figure className="answer-file">
      {shown.test(answer.type) && <img src={url} alt={words.picture(question)} />}
      {answer.type.startsWith('audio/') && played.test(answer.type) && (
        // biome-ignore lint/a11y/useMediaCaption: a recording of the field has no captions yet
        <audio src={url} controls aria-label={words.player(question)} />
      )}
      {answer.type.startsWith('video/') && played.test(answer.type) && (
        // biome-ignore lint/a11y/useMediaCaption: a recording of the field has no captions yet
        <video src={url} controls aria-label={words.player(question)} />
      )}
      <figcaption>
        <a href={url} download={answer.name}>
          {answer.name}
        </a>{' '}
        <small>{size}</small>
      </figcaption>
    </figure>
  )
}
