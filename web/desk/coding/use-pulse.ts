// While a text is in front of somebody: what others do to it, to its codings and to the codes is read as it happens.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Pulse, Source } from '../../../core/wire/coding.ts'
import { ApiProblem, api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { othersQuery } from './codings-query.ts'

/** A few rows each time, and none while the window is out of sight. */
const everyMs = 15_000

/**
 * `onCorrected` is called when somebody else has made another version of the text. While one corrects it oneself the text
 * stays; sending it is then refused aloud, and nothing that was typed is lost.
 */
export function usePulse(source: Source, isCorrecting: boolean, onCorrected: () => void): void {
  const { slug, may } = useStudy()
  const m = useMessages().coding
  const client = useQueryClient()
  const { data: others } = useQuery(othersQuery(slug, source.id))
  const { data: pulse, error } = useQuery({
    queryKey: [slug, 'pulse', source.id],
    queryFn: async (): Promise<Pulse> =>
      ask(
        api.studies[':study'].sources[':id'].pulse.$get({ param: { study: slug, id: source.id } }),
      ),
    enabled: may('coding.read'),
    refetchInterval: everyMs,
    refetchOnWindowFocus: 'always',
    staleTime: 0,
  })
  const isGone = error instanceof ApiProblem && error.status === 404
  const codes = useRef<number | null>(null)
  const { version } = source

  useEffect(() => {
    if (isGone) void client.invalidateQueries({ queryKey: keys.source(slug, source.id) })
  }, [client, isGone, slug, source.id])

  useEffect(() => {
    if (!pulse || pulse.version <= version || isCorrecting) return
    // One's own correction brings the text along by itself; by the next beat it is there.
    const timer = setTimeout(async () => {
      await client.invalidateQueries({ queryKey: keys.source(slug, source.id) })
      await client.invalidateQueries({ queryKey: keys.codings(slug, source.id) })
      onCorrected()
      notify({ text: m.correctedByOther })
    }, 1_000)
    return () => clearTimeout(timer)
  }, [client, isCorrecting, m, onCorrected, pulse, slug, source.id, version])

  useEffect(() => {
    if (!pulse || others === null || pulse.others === others) return
    void client.invalidateQueries({ queryKey: keys.codings(slug, source.id) })
  }, [client, others, pulse, slug, source.id])

  useEffect(() => {
    if (!pulse) return
    if (codes.current !== null && codes.current !== pulse.codes)
      void client.invalidateQueries({ queryKey: keys.codes(slug) })
    codes.current = pulse.codes
  }, [client, pulse, slug])
}
