// Offered under a draft: the newer version of its instrument, or the way back to the one it came from.
import { useState } from 'react'
import type { FieldKit, Version } from '../../../core/wire/field.ts'
import { useWords } from '../../kit/language.ts'
import { moveWords } from '../messages/move-words.ts'
import { versionOf } from '../parts/name.ts'
import type { Draft } from '../store/shape.ts'

export function MoveDraft({
  kit,
  draft,
  newest,
}: {
  kit: FieldKit
  draft: Draft
  newest: Version
}) {
  const m = useWords(moveWords)
  const [isElsewhere, setElsewhere] = useState(false)
  const isBehind = newest.hash !== draft.version
  const before = draft.cameFrom === undefined ? undefined : versionOf(kit, draft.cameFrom)
  const to = isBehind ? newest : before
  if (!to) return null
  const aside = draft.aside?.filter(({ part }) => part === 'answer').length ?? 0

  async function move(version: Version): Promise<void> {
    // Rarely needed, so it is fetched when it is.
    const { moveDraft } = await import('../fill/move-draft.ts')
    setElsewhere(!(await moveDraft(kit, draft.id, version)))
  }

  return (
    <p className="moving">
      <small>{isBehind ? m.newer(newest.number) : m.moved(aside)}</small>
      <button type="button" className="plain" onClick={() => void move(to)}>
        {isBehind ? m.moveTo(to.number) : m.moveBack(to.number)}
      </button>
      {isElsewhere && <small role="alert">{m.openElsewhere}</small>}
    </p>
  )
}
