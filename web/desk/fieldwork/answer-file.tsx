// A photo, a recording or another file of a response: shown or played where it stands, once its bytes have come.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { FileAnswer } from '../../../core/wire/response.ts'
import { ApiProblem, send } from '../../kit/api.ts'
import { sizeOf } from '../../kit/format.ts'
import { useLanguage } from '../shell/language.tsx'

/** What a browser shows as what it is. Anything else, a page with a script in it among it, is only saved. */
const shown = /^image\/(jpeg|png|webp|gif)$/
const played = /^(audio|video)\/[\w.+-]+$/

type Props = { study: string; answer: FileAnswer; question: string }

export function AnswerFile({ study, answer, question }: Props) {
  const { m, language } = useLanguage()
  // Sound and film may be long: they come when they are asked for, pictures at once.
  const [isWanted, setIsWanted] = useState(shown.test(answer.type))
  const { data: blob, error } = useQuery({
    queryKey: [study, 'file', answer.file],
    queryFn: () => fetchFile(study, answer.file),
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const url = useUrl(blob, answer.type)
  const words = m.fieldwork.answerFile
  if (error)
    return (
      <p className="quiet">
        {error instanceof ApiProblem && error.status === 404 ? words.notCome : words.failed}{' '}
        {answer.name}
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

async function fetchFile(study: string, hash: string): Promise<Blob> {
  const response = await send(`/api/studies/${study}/files/${hash}`, { method: 'GET' })
  return response.blob()
}

/** The server hands files out as something to save; only what is shown or played gets its type back. */
function useUrl(blob: Blob | undefined, type: string): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!blob) return
    const isShown = shown.test(type) || played.test(type)
    const made = URL.createObjectURL(isShown ? new Blob([blob], { type }) : blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob, type])
  return url
}
