// Asking a machine for a first draft, where the deployment has one: with a bar, a way out, and the word that nobody read it yet.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { stampOf } from '../../../core/text/typing.ts'
import { api, ask } from '../../kit/api.ts'
import { numberOf } from '../../kit/format.ts'
import type { Track } from '../listen/use-player.ts'
import { useExplain } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { Working } from '../shell/working.tsx'
import { hearAll, NoSound, TooLong } from './hear.ts'
import type { Draft } from './keep.ts'

type Props = {
  draft: Draft
  tracks: readonly Track[]
  recording: Blob | null
  change: (part: Partial<Draft>) => void
  onWriting: (isWriting: boolean) => void
}

export function MachineDraft({ draft, tracks, recording, change, onWriting }: Props) {
  const { m, language } = useLanguage()
  const words = m.transcribe.machine
  const { slug, study, may } = useStudy()
  const explain = useExplain()
  const [share, setShare] = useState<number | null>(null)
  const [wrong, setWrong] = useState('')
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const { data } = useQuery({
    queryKey: [slug, 'machine'],
    queryFn: () => ask(api.studies[':study'].machine.$get({ param: { study: slug } })),
    enabled: may('source.write'),
    staleTime: Number.POSITIVE_INFINITY,
  })

  async function write(): Promise<void> {
    const control = new AbortController()
    stop.current = control
    setWrong('')
    setShare(0)
    onWriting(true)
    let text = draft.text.trimEnd()
    try {
      await hearAll({
        study: slug,
        draft: draft.id,
        source: draft.from.kind === 'source' ? draft.from.source : null,
        language: study.language,
        tracks,
        recording,
        signal: control.signal,
        onTurns: (turns, heard) => {
          for (const { atMs, text: said } of turns)
            text += `${text === '' ? '' : '\n'}[${stampOf(atMs)}] ${said}`
          setShare(heard)
          change({ text, byMachine: true })
        },
      })
    } catch (error) {
      if (control.signal.aborted) return
      const own =
        error instanceof TooLong ? words.tooLong : error instanceof NoSound ? words.noSound : null
      setWrong(own ?? explain(error))
    } finally {
      setShare(null)
      onWriting(false)
    }
  }

  const percent = `${numberOf((share ?? 0) * 100, language, 0)} %`
  return (
    <>
      {draft.byMachine && share === null && (
        <p className="transcribe-machine" role="status">
          {words.unread}{' '}
          <button type="button" onClick={() => change({ byMachine: false })}>
            {words.read}
          </button>
        </p>
      )}
      {share !== null && (
        <Working
          what={words.hearing(percent)}
          name={words.hearing('')}
          share={share}
          stop={{ label: words.stop, act: () => stop.current?.abort() }}
        />
      )}
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      {data?.model && share === null && !draft.byMachine && (
        <details className="transcribe-ask">
          <summary>{words.ask}</summary>
          <p className="quiet">{words.what}</p>
          <button type="button" onClick={() => void write()}>
            {words.begin}
          </button>
        </details>
      )}
    </>
  )
}
