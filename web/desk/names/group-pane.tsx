// One name: what replaces it, and every place where it is said, with the words around it.
import { useState } from 'react'
import { Link } from 'wouter'
import { codeForm, nextCode } from '../../../core/pseudonym/subject.ts'
import type { NameFound, NewPseudonym } from '../../../core/wire/pseudonym.ts'
import { useMessages, wordsIn } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { Working } from '../shell/working.tsx'
import { type Group, type PlacesIn, sureOf } from './groups.ts'
import { useRefuse } from './use-refuse.ts'
import { useReplace } from './use-replace.ts'

type Props = { group: Group; codes: readonly string[]; callOf: (id: string) => string }

export function GroupPane({ group, codes, callOf }: Props) {
  const m = useMessages().names
  const { study, to } = useStudy()
  const { replace, progress } = useReplace()
  const refuse = useRefuse()
  const isNumber = group.kind === 'phone' || group.kind === 'nik'
  const words = wordsIn(study.language).names
  const suggested =
    group.kind === 'phone' || group.kind === 'nik'
      ? words.numberCodes[group.kind]
      : nextCode(group.role ?? words.words[group.kind], group.kind, codes)
  const [own, setOwn] = useState<string | null>(null)
  const code = group.code ?? own ?? suggested
  const isGood = codeForm.test(code)
  const sure = sureOf(group.places)
  const sureCount = sure.reduce((sum, { found }) => sum + found.length, 0)
  const key: NewPseudonym | null =
    group.kind === 'phone' || group.kind === 'nik' || group.code !== null
      ? null
      : { kind: group.kind, names: [], participant: group.participant }
  const isBusy = progress !== null || !isGood

  return (
    <section className="names-group" aria-labelledby="names-group">
      <h2 id="names-group">
        {isNumber ? callOf(group.id) : group.names.join(', ')}
        {group.participant && <small> {group.participant}</small>}
      </h2>
      <div className="names-code">
        <label>
          {m.code}
          <input
            value={code}
            maxLength={40}
            readOnly={group.code !== null || isNumber}
            aria-invalid={!isGood}
            onChange={(event) => setOwn(event.target.value)}
          />
          <small className="quiet">{isGood ? m.codeHint : m.codeBad}</small>
        </label>
        {sureCount > 0 && (
          <button
            type="button"
            className="primary"
            disabled={isBusy}
            onClick={() => void replace(sure, code, key)}
          >
            {m.replaceAll(sureCount, code)}
          </button>
        )}
      </div>
      {progress && (
        <Working
          what={m.replacing(progress.done, progress.of)}
          share={progress.done / Math.max(progress.of, 1)}
        />
      )}
      {group.count === 0 && <p className="quiet">{m.nothingLeft}</p>}
      {group.places.map((place) => (
        <section key={place.source} className="names-source">
          <h3>
            <Link href={to(`/sources/${place.source}`)}>{place.title}</Link>
          </h3>
          <ul>
            {place.found.map((one) => (
              <Place
                key={`${one.start}`}
                one={one}
                also={one.means.slice(1).map(callOf).join(', ')}
                isBusy={isBusy}
                onReplace={() => void replace([only(place, one)], code, key)}
                onRefuse={() => refuse(place.source, one)}
              />
            ))}
          </ul>
          {place.left > 0 && <p className="quiet">{m.more(place.left)}</p>}
        </section>
      ))}
    </section>
  )
}

function only(place: PlacesIn, one: NameFound): PlacesIn {
  return { ...place, found: [one] }
}

function Place(props: {
  one: NameFound
  also: string
  isBusy: boolean
  onReplace: () => void
  onRefuse: () => void
}) {
  const m = useMessages().names
  const { words, before, after, isSure } = props.one
  return (
    <li>
      <p className="words">
        …{before}
        <mark>{words}</mark>
        {after}…
        {(!isSure || props.also !== '') && (
          <small className="quiet">
            {' '}
            {[isSure ? '' : m.unsure, props.also && m.also(props.also)].filter(Boolean).join(', ')}
          </small>
        )}
      </p>
      <div className="actions">
        <button
          type="button"
          disabled={props.isBusy}
          aria-label={m.replaceOne(words)}
          onClick={props.onReplace}
        >
          {m.replace}
        </button>
        <button type="button" aria-label={m.refuseOne(words)} onClick={props.onRefuse}>
          {m.refuse}
        </button>
      </div>
    </li>
  )
}
