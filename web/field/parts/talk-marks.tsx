// One touch marks this moment; what it marks is said afterwards, when there is a hand for it.
import { useId, useState } from 'react'
import { type TalkMark, talkMarks } from '../../../core/wire/response.ts'
import { clock } from '../../kit/format.ts'
import { useWords } from '../../kit/language.ts'
import type { Filling } from '../fill/use-filling.ts'
import { talkWords } from '../messages/talk-words.ts'
import { addMark, changeMark, mostMarks } from '../talk/edit.ts'
import { Icon } from './icon.tsx'

export function TalkMarks({ filling, at }: { filling: Filling; at: string | undefined }) {
  const m = useWords(talkWords).mark
  const id = useId()
  const { draft, change, atMs } = filling
  const marks = draft.marks ?? []
  /** The mark that is being told more of. */
  const [open, setOpen] = useState<number | null>(null)
  const mark = open === null ? undefined : marks[open]
  const tell = (next: TalkMark | null) => {
    if (open !== null) change((now) => changeMark(now, open, next))
  }
  return (
    <>
      <button
        type="button"
        className="step"
        aria-label={m.add}
        disabled={marks.length >= mostMarks}
        onClick={() => {
          const made: TalkMark = { kind: 'important', atMs: atMs(), ...(at && { ref: at }) }
          setOpen(marks.length)
          change((now) => addMark(now, made))
        }}
      >
        <Icon name="flag" />
      </button>
      {marks.length >= mostMarks && <p className="problem">{m.full}</p>}
      {mark && (
        <fieldset className="talk-mark" aria-labelledby={id}>
          <p role="status" id={id}>
            {m.added(clock(mark.atMs))}
          </p>
          <button
            type="button"
            className="plain"
            onClick={() => {
              tell(null)
              setOpen(null)
            }}
          >
            {m.remove}
          </button>
          <button
            type="button"
            className="plain step"
            aria-label={m.close}
            onClick={() => setOpen(null)}
          >
            ×
          </button>
          <div className="chips">
            {talkMarks.map((kind) => (
              <button
                key={kind}
                type="button"
                className="chip"
                aria-pressed={mark.kind === kind}
                onClick={() => tell({ ...mark, kind })}
              >
                {m[kind]}
              </button>
            ))}
          </div>
          {(mark.kind === 'note' || mark.text !== undefined) && (
            <input
              type="text"
              aria-label={m.text}
              placeholder={m.text}
              maxLength={2_000}
              value={mark.text ?? ''}
              onChange={(event) => {
                const { text: _, ...rest } = mark
                const text = event.currentTarget.value
                tell(text === '' ? rest : { ...rest, text })
              }}
            />
          )}
        </fieldset>
      )}
    </>
  )
}
