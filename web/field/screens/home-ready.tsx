// Am I ready: the app, the instruments, the room, and whether the system may take it all away.
import { sizeOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { words } from '../messages/words.ts'
import { Icon } from '../parts/icon.tsx'
import { paths } from '../route.ts'
import { useStored } from '../store/changes.ts'
import { readRoom } from '../store/room.ts'
import type { KeptKit } from '../store/shape.ts'
import { isAppKept } from '../update.ts'

export function Ready({ kept, instruments }: { kept: KeptKit | null; instruments: number }) {
  const m = useWords(words).ready
  const language = useLanguage()
  const room = useStored(readRoom)
  // Not known yet is not ready: who trusts the word switches the network off.
  const hasApp = useStored(isAppKept)
  const isReady = hasApp === true && instruments > 0
  const facts = kept && [
    m.holds(instruments, kept.kit.participants.length),
    room?.freeBytes != null && m.room(sizeOf(room.freeBytes, language)),
  ]
  return (
    <section className="card ready" data-ready={isReady}>
      <div className="row">
        <h2>{isReady ? m.yes : m.no}</h2>
        <Icon name={isReady ? 'check' : 'warn'} />
      </div>
      {facts && <p>{facts.filter(Boolean).join(', ')}</p>}
      {instruments === 0 && <p>{m.noInstruments}</p>}
      {hasApp === false && <p>{m.noShell}</p>}
      {room && !room.isKept && <p>{m.notKept}</p>}
      {kept && (
        <a className="button" href={paths.ready}>
          {m.look}
        </a>
      )}
    </section>
  )
}
