// The words behind a number: each passage with whose it is and a way to its place in the text.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { clock } from '../../kit/format.ts'
import { AttachEvidence } from '../conclude/attach-codings.tsx'
import { FindingDock, Grip } from '../conclude/finding-dock.tsx'
import { useKeys } from '../fieldwork/use-keys.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useDisplayWords } from './messages.ts'
import { passagesQuery } from './reads.ts'

/** What somebody chose to look behind: segments, and what they are of. */
export type Behind = { what: string; ids: readonly string[] }

const pageSize = 20

export function Passages(props: { behind: Behind; onClose: () => void }) {
  const m = useDisplayWords().passages
  const { techniques } = useMessages().shell
  const { attach } = useMessages().coding.passage
  const { slug, to, may } = useStudy()
  const mayAttach = may('finding.write')
  const [attaching, setAttaching] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const [shown, setShown] = useState(pageSize)
  const { behind, onClose } = props
  const ids = behind.ids.slice(0, Math.min(shown, 50))
  const passages = useQuery(passagesQuery(slug, ids))
  const head = useRef<HTMLHeadingElement>(null)
  // Whoever chose a number reads on here; with a screen reader nothing else would tell that it opened.
  useEffect(() => head.current?.focus(), [])
  // The passage that one stands in, else the first.
  useKeys({
    f: () => {
      const items = [...(list.current?.children ?? [])]
      const at = Math.max(
        0,
        items.findIndex((item) => item.contains(document.activeElement)),
      )
      if (mayAttach) setAttaching(passages.data?.[at]?.id ?? null)
    },
  })
  return (
    <section className="passages" aria-labelledby="passages">
      <header>
        <h2 id="passages" ref={head} tabIndex={-1}>
          {m.title(behind.what)}
        </h2>
        <button type="button" onClick={onClose}>
          {m.close}
        </button>
      </header>
      {passages.isPending && <Loading />}
      {passages.error && <Failed error={passages.error} again={() => passages.refetch()} />}
      {passages.data?.length === 0 && <p className="quiet">{m.gone}</p>}
      <ol className="segments" ref={list}>
        {passages.data?.map((passage) => {
          const { source } = passage
          const who = [
            passage.participant,
            passage.role,
            techniques[source.technique],
            passage.timeMs === null ? null : clock(passage.timeMs),
            passage.coder ?? m.consensus,
          ]
          return (
            <li key={passage.id}>
              {passage.quote === null ? (
                <p className="quiet">{m.unquotable}</p>
              ) : (
                <blockquote>{passage.quote}</blockquote>
              )}
              <p className="quiet">
                <Link href={to(`/sources/${source.id}?coding=${passage.id}&at=${passage.start}`)}>
                  {source.title}
                </Link>{' '}
                · {who.filter(Boolean).join(' · ')}
              </p>
              {mayAttach && (
                <p className="taking">
                  <Grip codings={[passage.id]} words={passage.quote ?? ''} />
                  <button
                    type="button"
                    className="plain"
                    aria-keyshortcuts="f"
                    aria-expanded={attaching === passage.id}
                    onClick={() => setAttaching(attaching === passage.id ? null : passage.id)}
                  >
                    {attach}
                  </button>
                </p>
              )}
              {attaching === passage.id && (
                <AttachEvidence codings={[passage.id]} onDone={() => setAttaching(null)} />
              )}
            </li>
          )
        })}
      </ol>
      {shown < Math.min(behind.ids.length, 50) && (
        <button type="button" onClick={() => setShown(shown + pageSize)}>
          {m.more(behind.ids.length - shown)}
        </button>
      )}
      {mayAttach && <FindingDock />}
    </section>
  )
}
