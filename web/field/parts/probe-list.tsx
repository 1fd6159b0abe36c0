// The follow-ups of a question: ticked when asked, told apart when they came up by themselves, each with its moment.
import { say } from '../../../core/instrument/label.ts'
import type { Probe } from '../../../core/instrument/question.ts'
import type { Coverage } from '../../../core/wire/response.ts'
import { clock } from '../../kit/format.ts'
import { useWords } from '../../kit/language.ts'
import { words } from '../messages/words.ts'

type Props = {
  probes: readonly Probe[]
  marks: Readonly<Record<string, Coverage>>
  language: string
  onMark: (probe: string, how: 'asked' | 'volunteered' | null) => void
}

export function ProbeList({ probes, marks, language, onMark }: Props) {
  const m = useWords(words)
  return (
    <fieldset className="probes">
      <legend className="hidden">{m.fill.probes}</legend>
      {probes.map(({ name, label }) => {
        const mark = marks[name]
        const isVolunteered = mark?.how === 'volunteered'
        const text = say(label, language)
        return (
          <div className="probe" key={name} data-done={mark !== undefined}>
            <label>
              <input
                type="checkbox"
                checked={mark !== undefined}
                onChange={(event) => onMark(name, event.currentTarget.checked ? 'asked' : null)}
              />
              <span>
                {text}
                {mark && (
                  <small>
                    {isVolunteered ? m.fill.volunteered : m.fill.asked}
                    {mark.atMs !== undefined && ` ${clock(mark.atMs)}`}
                  </small>
                )}
              </span>
            </label>
            <button
              type="button"
              className="chip"
              aria-pressed={isVolunteered}
              aria-label={m.fill.cameUp(text)}
              onClick={() => onMark(name, isVolunteered ? 'asked' : 'volunteered')}
            >
              {m.fill.cameUpShort}
            </button>
          </div>
        )
      })}
    </fieldset>
  )
}
