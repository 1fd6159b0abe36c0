// What a name is, whom it means, and the code that stands for it.
import { type Kind, kinds } from '../../../core/pseudonym/subject.ts'
import { useMessages } from '../shell/language.tsx'
import type { Tag } from './use-tag.ts'

export function TagFields({ tag }: { tag: Tag }) {
  const m = useMessages().names
  return (
    <>
      <label>
        {m.kind}
        <select value={tag.kind} onChange={(event) => tag.setKind(event.target.value as Kind)}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {m.kinds[one]}
            </option>
          ))}
        </select>
      </label>
      {tag.kind === 'person' && (
        <label>
          {m.participant}
          <select
            value={tag.participant}
            onChange={(event) => tag.setParticipant(event.target.value)}
          >
            <option value="">{m.noParticipant}</option>
            {tag.participants.map((one) => (
              <option key={one.code} value={one.code}>
                {one.code} · {one.role}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {m.code}
        <input
          value={tag.code}
          maxLength={40}
          readOnly={tag.isFixed}
          aria-invalid={!tag.isGood}
          onChange={(event) => tag.setOwn(event.target.value)}
        />
        {!tag.isGood && <small className="wrong">{m.codeBad}</small>}
      </label>
    </>
  )
}
