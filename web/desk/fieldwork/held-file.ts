// The bytes of a file that a response names, as an address that a page can show or play.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { FileAnswer } from '../../../core/wire/response.ts'
import { ApiProblem, send } from '../../kit/api.ts'

/** What a browser shows as what it is. Anything else, a page with a script in it among it, is only saved. */
export const shown = /^image\/(jpeg|png|webp|gif)$/
export const played = /^(audio|video)\/[\w.+-]+$/

export type HeldFile = {
  /** Null until it has come. */
  url: string | null
  error: Error | null
  /** The server has no such file for whoever asks: it has not come yet, or somebody in it took a consent back. */
  isMissing: boolean
}

export function useHeldFile(
  study: string,
  { file, type }: Pick<FileAnswer, 'file' | 'type'>,
  isWanted: boolean,
  /** Where the study hands it out, below the study. */
  path = `/files/${file}`,
): HeldFile {
  const { data: blob, error } = useQuery({
    queryKey: [study, 'file', path],
    queryFn: () => fetchFile(study, path),
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const isMissing = error instanceof ApiProblem && error.status === 404
  return { url: useUrl(blob, type), error, isMissing }
}

async function fetchFile(study: string, path: string): Promise<Blob> {
  const response = await send(`/api/studies/${study}${path}`, { method: 'GET' })
  return response.blob()
}

/** The server hands files out as something to save; only what is shown or played gets its type back. */
function useUrl(blob: Blob | undefined, type: string): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!blob) return setUrl(null)
    const isShown = shown.test(type) || played.test(type)
    const made = URL.createObjectURL(isShown ? new Blob([blob], { type }) : blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob, type])
  return url
}
