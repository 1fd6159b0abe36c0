// What a source is heard from.
import { queryOptions } from '@tanstack/react-query'
import { playable, type SourceRecording } from '../../../core/wire/listening.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import type { Track } from './use-player.ts'

export function recordingsQuery(study: string, source: string) {
  return queryOptions({
    queryKey: [...keys.source(study, source), 'recordings'],
    queryFn: async (): Promise<SourceRecording[]> =>
      (
        await ask(
          api.studies[':study'].sources[':id'].recordings.$get({ param: { study, id: source } }),
        )
      ).rows as SourceRecording[],
  })
}

/** Those that can be played now. */
export function tracksOf(
  study: string,
  source: string,
  recordings: readonly SourceRecording[],
): Track[] {
  return recordings
    .filter((one) => one.isHeld && one.isHeard && playable.test(bareType(one.type)))
    .map(({ hash, type, spans }) => ({
      url: `/api/studies/${study}/sources/${source}/recordings/${hash}/media`,
      isFilm: type.startsWith('video/'),
      spans,
    }))
}

/** `audio/webm;codecs=opus` is `audio/webm`. */
export function bareType(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase()
}
