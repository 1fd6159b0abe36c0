// What changes between two versions and what that means, as two lists of sentences.
import type { Change } from '../../../core/instrument/change.ts'
import type { Consequence } from '../../../core/instrument/consequences.ts'
import { useMessages } from '../shell/language.tsx'
import { type Naming, sayChange, sayConsequence } from './change-words.ts'

export function ChangeList(props: {
  title: string
  changes: readonly Change[]
  consequences: readonly Consequence[]
  naming: Naming
}) {
  const m = useMessages()
  const words = m.changes
  const { changes, consequences, naming } = props
  return (
    <>
      <section className="card">
        <h2>{props.title}</h2>
        {changes.length === 0 && <p className="quiet">{words.nothing}</p>}
        <Sentences of={changes.map((change) => sayChange(change, m, naming))} />
      </section>
      {changes.length > 0 && (
        <section className="card">
          <h2>{words.meaning}</h2>
          {consequences.length === 0 && <p className="quiet">{words.noMeaning}</p>}
          <Sentences of={consequences.map((one) => sayConsequence(one, m, naming))} />
        </section>
      )}
    </>
  )
}

function Sentences({ of }: { of: readonly string[] }) {
  if (of.length === 0) return null
  return (
    <ul className="sentences">
      {of.map((sentence, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn anew whenever it changes
        <li key={index}>{sentence}</li>
      ))}
    </ul>
  )
}
