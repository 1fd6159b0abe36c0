// Who archived the study when and what for, and the file as long as it is kept.
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ArchiveRun } from '../../../core/wire/archive.ts'
import type { Page } from '../../../core/wire/field.ts'
import { RunHistory } from '../data/run-history.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { archivePath } from './make-archive.ts'
import { useArchive } from './messages.ts'

export function HistoryPart(props: {
  runs: UseInfiniteQueryResult<InfiniteData<Page<ArchiveRun>>>
  goOn: (id: string) => void
  isBusy: boolean
}) {
  const words = useArchive()
  const { older } = useLanguage().m.data.exports
  return (
    <RunHistory
      runs={props.runs}
      words={{ ...words, what: words.why, older }}
      by={(run) => run.by}
      what={(run) => run.reason}
      file={(run) => <State run={run} goOn={() => props.goOn(run.id)} isBusy={props.isBusy} />}
    />
  )
}

function State({ run, goOn, isBusy }: { run: ArchiveRun; goOn: () => void; isBusy: boolean }) {
  const words = useArchive()
  const { slug } = useStudy()
  const isKept = run.keptUntil >= new Date().toISOString()
  if (run.isMine && isKept && run.state === 'done')
    return (
      <a href={archivePath(slug, run.id, '/file')} download>
        {words.download}
      </a>
    )
  if (run.isMine && isKept && run.state === 'running')
    return (
      <button type="button" disabled={isBusy} onClick={goOn}>
        {words.goOn}
      </button>
    )
  return (
    <span className="quiet">
      {run.state === 'done' && !isKept ? words.gone : words.states[run.state]}
    </span>
  )
}
