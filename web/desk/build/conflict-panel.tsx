// Somebody else has saved the same draft: who, when, and what; each difference is decided by the person who sees it.
import { useMemo, useState } from 'react'
import type { Change } from '../../../core/instrument/change.ts'
import { diff } from '../../../core/instrument/diff.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { namingOf, sayChange } from '../fieldwork/change-words.ts'
import { useWhen } from '../fieldwork/when.ts'
import { useMessages } from '../shell/language.tsx'
import type { Draft } from './draft-store.ts'
import { type Difference, differences, merged, proposal, type Side } from './merge.ts'
import { useBuild } from './messages.ts'
import { placesIn } from './place.ts'

export function ConflictPanel(props: {
  base: Instrument
  mine: Instrument
  theirs: Draft
  tongue: string
  onSettle: (agreed: Instrument) => void
}) {
  const m = useBuild()
  const all = useMessages()
  const when = useWhen()
  const { base, mine, theirs } = props
  const found = useMemo(() => differences(base, mine, theirs.instrument), [base, mine, theirs])
  const [picks, setPicks] = useState<ReadonlyMap<string, Side>>(new Map())
  const pickOf = (difference: Difference) => picks.get(difference.key) ?? proposal(difference)
  const open = found.filter((difference) => pickOf(difference) === null).length

  const changes = useMemo(
    () => ({ mine: diff(base, mine), theirs: diff(base, theirs.instrument) }),
    [base, mine, theirs],
  )
  const naming = namingOf([base, theirs.instrument, mine], props.tongue)
  const sentences = (side: Side, difference: Difference) =>
    changes[side]
      .filter((one) => isAbout(one, difference) && !['added', 'removed'].includes(one.kind))
      .map((one) => sayChange(one, all, naming))

  function settle() {
    const all = new Map(found.map((one) => [one.key, pickOf(one) ?? 'theirs'] as const))
    props.onSettle(merged(base, mine, theirs.instrument, all))
  }
  const everything = (side: Side) => setPicks(new Map(found.map(({ key }) => [key, side])))
  return (
    <section className="conflict" aria-label={m.conflict.title} role="alert">
      <h2>{m.conflict.title}</h2>
      <p>{m.conflict.who(theirs.changedBy, when.moment(theirs.changedAt))}</p>
      <div className="actions">
        <button type="button" onClick={() => everything('theirs')}>
          {m.conflict.allTheirs}
        </button>
        <button type="button" onClick={() => everything('mine')}>
          {m.conflict.allMine}
        </button>
      </div>
      <ul className="conflict-rows">
        {found.map((difference) => (
          <li key={difference.key}>
            <fieldset>
              <legend>
                {nameOf(difference, [mine, theirs.instrument], props.tongue, m)}
                {difference.members.length > 0 && (
                  <small className="quiet"> {membersIn(difference.members, m)}</small>
                )}
              </legend>
              {(['theirs', 'mine'] as const).map((side) => (
                <div key={side}>
                  <label className="tick">
                    <input
                      type="radio"
                      name={difference.key}
                      checked={pickOf(difference) === side}
                      onChange={() => setPicks(new Map([...picks, [difference.key, side]]))}
                    />
                    {m.conflict.sides[side](theirs.changedBy)}: {m.conflict.deeds[difference[side]]}
                  </label>
                  <ul className="conflict-words">
                    {sentences(side, difference).map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ul>
                </div>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
      <div className="actions">
        <button type="button" className="primary" disabled={open > 0} onClick={settle}>
          {open > 0 ? m.conflict.decide(open) : m.conflict.settle}
        </button>
      </div>
    </section>
  )
}

/** Whether a change is one of this item, or of this part of the instrument. */
function isAbout(change: Change, { of, name }: Difference): boolean {
  const isOfList = change.kind.startsWith('list-') || ('of' in change && change.of.in === 'list')
  if (of === 'item') {
    if ('of' in change) return change.of.in !== 'list' && change.of.name === name
    return 'name' in change && change.name === name
  }
  if (change.kind === 'scoring') return name === 'scoring'
  if (isOfList) return name === 'lists'
  return 'part' in change && 'name' in change && change.name === null && change.part === name
}

function nameOf(
  { of, name }: Difference,
  instruments: readonly Instrument[],
  tongue: string,
  m: ReturnType<typeof useBuild>,
): string {
  const parts: Record<string, string> = m.parts
  if (of === 'setting') return parts[name] ?? name
  for (const instrument of instruments) {
    const found = placesIn(instrument).find(({ item }) => item.name === name)
    const label = say(found?.item.label, tongue, instrument.languages)
    if (label !== '') return label
  }
  return name
}

function membersIn(members: readonly string[], m: ReturnType<typeof useBuild>): string {
  const parts: Record<string, string> = m.parts
  return members.map((member) => parts[member] ?? member).join(', ')
}
