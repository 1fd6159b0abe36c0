// What was made here about people, and how far it has come. What the server refused is mended where it is shown.
import './people.css'
import { useCallback, useState } from 'react'
import type { FieldKit } from '../../../core/wire/field.ts'
import { useWords } from '../../kit/language.ts'
import { peopleWords } from '../messages/people-words.ts'
import { nextCode } from '../people/code.ts'
import { paths } from '../route.ts'
import { useStored } from '../store/changes.ts'
import { dropDeed, isTold, listDeeds, markDeed, peopleHeldBack, personOf } from '../store/deeds.ts'
import { recode } from '../store/recode.ts'
import type { Deed } from '../store/shape.ts'
import { sync } from '../sync/run.ts'
import { Explained } from './explained.tsx'

type Props = {
  kit: FieldKit
  /** All of one person. Without one, of everybody what has not arrived: what has needs no words. */
  person?: string
  /** Answers, notes and words on tasks too, which otherwise show where they were made. */
  isWhole?: boolean
}

export function DeedList({ kit, person, isWhole = false }: Props) {
  const m = useWords(peopleWords)
  const [told, setTold] = useState('')
  const read = useCallback(
    async () => (await listDeeds()).filter((deed) => deed.study === kit.study.slug),
    [kit.study.slug],
  )
  const all = useStored(read) ?? []
  const shown = all.filter((deed) =>
    person === undefined
      ? deed.state !== 'received' && (isWhole || personOf(deed) !== null)
      : personOf(deed) === person,
  )
  if (shown.length === 0 && told === '') return null
  const held = peopleHeldBack(all)

  async function renew(deed: Deed, from: string): Promise<void> {
    const to = nextCode(kit, all)
    if (!(await recode(from, to))) return setTold(m.deeds.sealed(from))
    await markDeed(deed.id, { state: 'waiting', problem: null })
    setTold(m.deeds.recoded(from, to))
    void sync()
  }
  return (
    <section className="card list">
      <h2>{isWhole ? m.deeds.whole : person === undefined ? m.deeds.title : m.person.deeds}</h2>
      <ul>
        {shown.map((deed) => (
          <Row
            key={deed.id}
            deed={deed}
            isBehind={held.get(personOf(deed) ?? '')?.state === 'refused'}
            onRecode={renew}
          />
        ))}
      </ul>
      {told !== '' && <p role="status">{told}</p>}
    </section>
  )
}

type RowProps = {
  deed: Deed
  /** Another deed about the same person was refused: this one waits for it. */
  isBehind: boolean
  onRecode: (deed: Deed, code: string) => Promise<void>
}

function Row({ deed, isBehind, onRecode }: RowProps) {
  const m = useWords(peopleWords).deeds
  const person = personOf(deed) ?? ''
  const { act } = deed
  const isMendable = deed.state === 'refused' && !isTold(deed)
  function words(): string {
    if (deed.state === 'files') return m.files(deed.files.filter(({ isHeld }) => !isHeld).length)
    if (deed.state === 'waiting' && isBehind) return m.behind(person)
    return m[deed.state]
  }
  return (
    <li className="tool deed">
      {person === '' ? (
        <p className="made">
          <b>{m.what[act.kind](person)}</b>
          <small data-state={deed.state}>{words()}</small>
        </p>
      ) : (
        <a href={paths.person(person)}>
          <b>{m.what[act.kind](person)}</b>
          <small data-state={deed.state}>{words()}</small>
        </a>
      )}
      {deed.problem && (
        <p className="problem">
          <Explained problem={deed.problem} />
        </p>
      )}
      {isMendable && (
        <>
          {person !== '' && <p>{m.holds(person)}</p>}
          <div className="ways">
            {deed.problem?.code === 'name.taken' ? (
              <button type="button" onClick={() => void onRecode(deed, person)}>
                {m.recode}
              </button>
            ) : (
              <button
                type="button"
                onClick={() =>
                  void markDeed(deed.id, { state: 'waiting', problem: null }).then(sync)
                }
              >
                {m.again}
              </button>
            )}
            {deed.act.kind === 'consent' && (
              <a className="button" href={paths.consent(person, null)}>
                {m.askAgain}
              </a>
            )}
            {deed.act.kind !== 'participant' && (
              <button type="button" onClick={() => void dropDeed(deed.id)}>
                {m.drop}
              </button>
            )}
          </div>
        </>
      )}
    </li>
  )
}
