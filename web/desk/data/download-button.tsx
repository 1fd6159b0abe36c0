// A button that downloads an export: while it runs, how much has come and a way out.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { sizeOf } from '../../kit/format.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { type ExportFile, saveExport } from './save-export.ts'

export function DownloadButton(props: {
  export: ExportFile
  query: Record<string, string>
  primary?: boolean
  children: ReactNode
}) {
  const { m, language } = useLanguage()
  const words = m.data.exports
  const { slug } = useStudy()
  const tell = useTellProblem()
  const running = useRef<AbortController | null>(null)
  const [receivedBytes, setReceivedBytes] = useState<number | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function download() {
    const stop = new AbortController()
    running.current = stop
    setReceivedBytes(0)
    try {
      const { name, sizeBytes } = await saveExport({
        study: slug,
        file: props.export,
        query: props.query,
        signal: stop.signal,
        onProgress: setReceivedBytes,
      })
      notify({ text: words.done(name, sizeOf(sizeBytes, language)) })
    } catch (error) {
      if (stop.signal.aborted) notify({ text: words.stopped })
      else tell(error)
    } finally {
      setReceivedBytes(null)
    }
  }

  if (receivedBytes === null)
    return (
      <button type="button" className={props.primary ? 'primary' : undefined} onClick={download}>
        {props.children}
      </button>
    )
  return (
    <span className="downloading">
      <span role="status">{words.working(sizeOf(receivedBytes, language))}</span>
      <progress aria-label={words.title} />
      <button type="button" onClick={() => running.current?.abort()}>
        {words.stop}
      </button>
    </span>
  )
}
