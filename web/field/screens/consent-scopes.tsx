// What is allowed: every scope of the text is answered by itself, and none is taken for granted. For a child, somebody
// gives permission, and the child is asked too.
import { useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { peopleWords } from '../messages/people-words.ts'
import { Frame } from '../parts/frame.tsx'
import type { Guarded, StepProps } from './consent.tsx'
import { ConsentFoot } from './consent-foot.tsx'

type Props = StepProps & { guardian: Guarded; onGuardian: (guardian: Guarded) => void }

export function ConsentScopes(props: Props) {
  const { text, asking, change, title, back, onRefuse, guardian, onGuardian } = props
  const { ask: m } = useWords(peopleWords)
  const [problem, setProblem] = useState<string | null>(null)

  /** What is still to be said, or null. */
  function missing(): string | null {
    if (text.scopes.some((scope) => asking.scopes[scope] === undefined)) return m.each
    const isNamed = guardian.name.trim() !== '' && guardian.relation.trim() !== ''
    if (asking.isChild && !isNamed) return m.guardianFirst
    return asking.isChild && !asking.childAgrees ? m.childFirst : null
  }
  function goOn(): void {
    const left = missing()
    setProblem(left)
    if (left === null) change({ step: 'how' })
  }
  return (
    <Frame
      title={title}
      back={back}
      foot={
        <ConsentFoot
          problem={problem}
          back={{ name: m.text, go: () => change({ step: 'text' }) }}
          on={{ name: m.next, go: goOn }}
          onRefuse={onRefuse}
        />
      }
    >
      <section className="card">
        <h2>{m.scopesTitle}</h2>
        <p>{m.scopesWhat}</p>
      </section>
      {text.scopes.map((scope) => {
        const [name = '', what = ''] = m.scopes[scope]
        return (
          <fieldset className="choices scope" key={scope}>
            <legend>
              {name}
              <small>{what}</small>
            </legend>
            {[true, false].map((isYes) => (
              <label key={String(isYes)}>
                <input
                  type="radio"
                  name={scope}
                  checked={asking.scopes[scope] === isYes}
                  onChange={() => change({ scopes: { ...asking.scopes, [scope]: isYes } })}
                />
                <span>{isYes ? m.yes : m.nope}</span>
              </label>
            ))}
          </fieldset>
        )
      })}
      <div className="choices">
        <label>
          <input
            type="checkbox"
            checked={asking.isChild}
            onChange={(event) => change({ isChild: event.currentTarget.checked })}
          />
          <span>{m.child}</span>
        </label>
      </div>
      {asking.isChild && (
        <fieldset className="card">
          <legend>{m.guardian}</legend>
          <label className="field">
            {m.guardianName}
            <input
              type="text"
              autoComplete="off"
              maxLength={200}
              value={guardian.name}
              onChange={(event) => onGuardian({ ...guardian, name: event.currentTarget.value })}
            />
          </label>
          <label className="field">
            {m.relation}
            <input
              type="text"
              autoComplete="off"
              maxLength={80}
              value={guardian.relation}
              onChange={(event) => onGuardian({ ...guardian, relation: event.currentTarget.value })}
            />
          </label>
          <div className="choices">
            <label>
              <input
                type="checkbox"
                checked={asking.childAgrees}
                onChange={(event) => change({ childAgrees: event.currentTarget.checked })}
              />
              <span>{m.childAgrees}</span>
            </label>
          </div>
        </fieldset>
      )}
    </Frame>
  )
}
