// Attaching a recording: named at its source first, then sent up; what was cut off goes on where it stopped.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { SourceRecording } from '../../../core/wire/listening.ts'
import { api, ask } from '../../kit/api.ts'
import { lengthOf, mediaTypeOf } from './media-file.ts'
import { recordingsQuery } from './reads.ts'
import { hashOf, sendFile } from './send-file.ts'

export class NoMedia extends Error {}

/** It follows what is attached already: the clock of the source runs on. */
function endOf(recordings: readonly SourceRecording[]): number {
  return recordings.reduce((end, { spans }) => {
    const [from, forMs] = spans.at(-1) ?? [0, 0]
    return Math.max(end, from + forMs)
  }, 0)
}

export function useAttach(study: string) {
  const client = useQueryClient()
  return useCallback(
    async (
      source: string,
      file: File,
      recordings: readonly SourceRecording[],
      signal: AbortSignal,
      tell: (share: number) => void,
    ): Promise<void> => {
      const type = mediaTypeOf(file)
      const lengthMs = type === null ? null : await lengthOf(file, type)
      if (type === null || lengthMs === null) throw new NoMedia()
      const hash = await hashOf(file, signal)
      const had = recordings.find((one) => one.hash === hash)
      await ask(
        api.studies[':study'].sources[':id'].recordings[':hash'].$put({
          param: { study, id: source, hash },
          json: {
            name: file.name.slice(-150),
            type,
            sizeBytes: file.size,
            spans: had?.spans ?? [[endOf(recordings), lengthMs]],
          },
        }),
      )
      await sendFile(study, hash, file, signal, tell)
      await client.invalidateQueries({ queryKey: recordingsQuery(study, source).queryKey })
    },
    [client, study],
  )
}
