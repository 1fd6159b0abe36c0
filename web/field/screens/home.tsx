// The home screen answers four questions in this order: am I ready, what is asked of me, what can I start, what has
// arrived.
import { useState } from 'react'
import { useLanguage, useWords } from '../../kit/language.ts'
import { words } from '../messages/words.ts'
import { Frame } from '../parts/frame.tsx'
import { later } from '../parts/later.tsx'
import { nameOf } from '../parts/name.ts'
import { Removed } from '../parts/removed.tsx'
import { paths } from '../route.ts'
import { useStored } from '../store/changes.ts'
import { keepDraftAndTell, listDrafts, removeDraft } from '../store/drafts.ts'
import { currentVersions } from '../store/kit.ts'
import { listOutbox } from '../store/outbox.ts'
import type { Draft, KeptKit } from '../store/shape.ts'
import { useRunning } from '../talk/running.ts'
import { takeNewVersion, useNewVersion } from '../update.ts'
import { DraftList } from './home-drafts.tsx'
import { InstrumentList } from './home-instruments.tsx'
import { Queue } from './home-queue.tsx'
import { Ready } from './home-ready.tsx'

// The first question needs none of it.
const Asked = later(() => import('./home-asked.tsx').then((part) => part.Asked))

const InstallOffer = later(() => import('./home-install.tsx').then((part) => part.InstallOffer))
const LostNotice = later(() => import('../parts/lost-notice.tsx').then((part) => part.LostNotice))
const DeedList = later(() => import('../parts/deed-list.tsx').then((part) => part.DeedList))

export function HomeScreen({ kept }: { kept: KeptKit | null }) {
  const m = useWords(words)
  const language = useLanguage()
  const drafts = useStored(listDrafts) ?? []
  const outbox = useStored(listOutbox) ?? []
  const [removed, setRemoved] = useState<Draft | null>(null)
  const isNew = useNewVersion()
  const running = useRunning()
  const kit = kept?.kit ?? null
  const versions = kit ? currentVersions(kit.versions) : []

  return (
    <Frame title={kit?.study.title ?? m.app}>
      {isNew && !running && (
        <section className="card notice">
          <p>{m.update.ready}</p>
          <button type="button" className="big" onClick={takeNewVersion}>
            {m.update.take}
          </button>
        </section>
      )}
      {kit && <LostNotice />}
      <Ready kept={kept} instruments={versions.length} />
      {kit && <Asked kit={kit} versions={versions} drafts={drafts} outbox={outbox} />}
      {removed && kit && (
        <Removed
          text={m.drafts.removed(nameOf(kit, removed, language))}
          onBack={() => {
            void keepDraftAndTell(removed)
            setRemoved(null)
          }}
        />
      )}
      {kit && drafts.length > 0 && (
        <DraftList
          kit={kit}
          drafts={drafts}
          onRemove={(draft) => {
            if (running?.draft === draft.id) void running.end()
            void removeDraft(draft.id).then(setRemoved)
          }}
        />
      )}
      {versions.length > 0 && <InstrumentList versions={versions} drafts={drafts} />}
      {outbox.some((row) => row.state === 'received') && <InstallOffer />}
      {kit && (
        <a className="button big" href={paths.people}>
          {m.people}
        </a>
      )}
      <Queue kit={kit} outbox={outbox} />
      {kit && <DeedList kit={kit} />}
      {kit && (
        <a className="button plain" href={paths.guard}>
          {m.guard}
        </a>
      )}
    </Frame>
  )
}
