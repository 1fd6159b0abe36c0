// `/restore`: a study comes in from its archive. It is opened here and looked at first; then it goes up part by part.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Brought } from '../../../core/archive/bring.ts'
import { ArchiveFault, type OpenArchive } from '../../../core/archive/open.ts'
import type { RestoreProgress } from '../../../core/wire/archive.ts'
import { api, ask } from '../../kit/api.ts'
import { sizeOf } from '../../kit/format.ts'
import { keys } from '../../kit/query.ts'
import { Lone } from '../session/lone.tsx'
import { Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useArchive } from './messages.ts'
import { openFile, restoreFile, takeAway } from './restore.ts'
import { ChooseArchive, Plan } from './restore-parts.tsx'
import '../fieldwork/panes.css'
import './archive.css'

type Stage =
  | { at: 'choosing'; fault: ArchiveFault['reason'] | null }
  | { at: 'opening' }
  | { at: 'planned'; archive: OpenArchive }
  | { at: 'sending'; archive: OpenArchive; brought: Brought | null; isWaiting: boolean }
  | { at: 'done'; title: string; slug: string }

const restoresKey = ['restores']

export function RestoreScreen() {
  const words = useArchive().restore
  const me = useQuery({ queryKey: keys.me, queryFn: () => ask(api.me.$get()) })
  useEffect(() => {
    document.title = `${words.title} · Pedoman`
  }, [words])
  return (
    <Lone title={words.title} action={<Link href="/">{words.back}</Link>}>
      {me.isPending && <Loading />}
      {me.error && <Failed error={me.error} again={() => me.refetch()} />}
      {me.data && (me.data.isOwner ? <Restoring /> : <p>{words.notOwner}</p>)}
    </Lone>
  )
}

function Restoring() {
  const words = useArchive().restore
  const tell = useTellProblem()
  const queries = useQueryClient()
  const [stage, setStage] = useState<Stage>({ at: 'choosing', fault: null })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  function failed(error: unknown, back: Stage) {
    if (error instanceof ArchiveFault) setStage({ at: 'choosing', fault: error.reason })
    else {
      setStage(back)
      tell(error)
    }
  }
  async function open(file: File) {
    setStage({ at: 'opening' })
    try {
      setStage({ at: 'planned', archive: await openFile(file) })
    } catch (error) {
      failed(error, { at: 'choosing', fault: null })
    }
  }
  async function restore(archive: OpenArchive, slug: string) {
    const stop = new AbortController()
    running.current = stop
    const sending = (differs: { brought?: Brought; isWaiting?: boolean }) =>
      setStage((now) => (now.at === 'sending' ? { ...now, ...differs } : now))
    setStage({ at: 'sending', archive, brought: null, isWaiting: false })
    try {
      const known = await restoreFile(archive, {
        slug,
        signal: stop.signal,
        onProgress: (brought) => sending({ brought }),
        onWait: (isWaiting) => sending({ isWaiting }),
      })
      setStage({ at: 'done', title: archive.manifest.study.title, slug: known })
      queries.invalidateQueries({ queryKey: keys.me })
    } catch (error) {
      if (stop.signal.aborted) {
        setStage({ at: 'planned', archive })
        notify({ text: words.stopped })
      } else failed(error, { at: 'planned', archive })
    } finally {
      queries.invalidateQueries({ queryKey: restoresKey })
    }
  }

  return (
    <div className="restore">
      {stage.at === 'choosing' && <ChooseArchive fault={stage.fault} onFile={open} />}
      {stage.at === 'opening' && <p role="status">{words.opening}</p>}
      {stage.at === 'planned' && (
        <Plan
          archive={stage.archive}
          onGo={(slug) => restore(stage.archive, slug)}
          onOther={() => setStage({ at: 'choosing', fault: null })}
        />
      )}
      {stage.at === 'sending' && <Sending stage={stage} stop={() => running.current?.abort()} />}
      {stage.at === 'done' && (
        <div role="status" className="restore-done">
          <p>{words.done(stage.title)}</p>
          <Link href={`/s/${stage.slug}`} className="button primary">
            {words.open}
          </Link>
        </div>
      )}
      {(stage.at === 'choosing' || stage.at === 'planned') && <Unfinished />}
    </div>
  )
}

function Sending(props: { stage: Extract<Stage, { at: 'sending' }>; stop: () => void }) {
  const words = useArchive().restore
  const { language } = useLanguage()
  const { brought, isWaiting } = props.stage
  return (
    <div className="archive-making">
      <p role="status">{isWaiting ? words.waiting : words.what[brought?.what ?? 'rows']}</p>
      <progress
        aria-label={words.title}
        {...(brought ? { value: brought.doneBytes, max: Math.max(1, brought.ofBytes) } : {})}
      />
      {brought && (
        <p className="quiet">
          {words.sending(sizeOf(brought.doneBytes, language), sizeOf(brought.ofBytes, language))}
        </p>
      )}
      <button type="button" onClick={props.stop}>
        {words.stop}
      </button>
    </div>
  )
}

/** What was begun here, perhaps in another window or on another day. */
function Unfinished() {
  const words = useArchive().restore
  const { language } = useLanguage()
  const tell = useTellProblem()
  const queries = useQueryClient()
  const [busy, setBusy] = useState<string | null>(null)
  const found = useQuery({
    queryKey: restoresKey,
    queryFn: async () => (await ask(api.restores.$get())).rows as RestoreProgress[],
    staleTime: 0,
  })
  async function remove(id: string) {
    setBusy(id)
    try {
      await takeAway(id)
      notify({ text: words.removed })
    } catch (error) {
      tell(error)
    } finally {
      setBusy(null)
      queries.invalidateQueries({ queryKey: restoresKey })
    }
  }
  if (!found.data || found.data.length === 0) return null
  return (
    <section className="restore-begun">
      <h2>{words.begun}</h2>
      <ul>
        {found.data.map((one) => {
          const bytes = one.tables.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
          return (
            <li key={one.id}>
              <span>{words.begunWhat(one.title, one.slug, sizeOf(bytes, language))}</span>
              <button
                type="button"
                aria-label={words.removeOf(one.title)}
                disabled={busy !== null}
                onClick={() => remove(one.id)}
              >
                {words.remove}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
