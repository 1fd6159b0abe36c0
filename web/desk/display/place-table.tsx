// The places of the map as a list: whose, when, how it was scored, and the way to the response.
import { Link } from 'wouter'
import type { TakenPlace } from '../../../core/display/places.ts'
import { numberOf } from '../../kit/format.ts'
import { useWhen } from '../fieldwork/when.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useDisplayWords } from './messages.ts'
import { type BandName, BandSign } from './place-map.tsx'
import { idOf } from './places-display.tsx'

export function PlaceTable(props: {
  places: readonly TakenPlace[]
  bands: readonly BandName[]
  chosen: string | null
  isExact: boolean
  onReach: (id: string) => void
}) {
  const m = useDisplayWords()
  const words = m.places
  const { language } = useLanguage()
  const { to } = useStudy()
  const when = useWhen()
  const { places, bands } = props
  const isScored = bands.length > 0
  // Five decimals are a metre; fewer where fewer are known.
  const decimals = props.isExact ? 5 : 2
  const degrees = (value: number) =>
    value.toLocaleString(language, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
  const wordOf = (band: string | null) =>
    bands.find(({ name }) => name === band)?.word ?? m.scores.noBand
  return (
    <table className="table table-folds">
      <caption>{words.table}</caption>
      <thead>
        <tr>
          <th scope="col">{words.subject}</th>
          <th scope="col">{words.day}</th>
          {isScored && (
            <>
              <th scope="col">{words.score}</th>
              <th scope="col">{words.band}</th>
            </>
          )}
          <th scope="col">{words.place}</th>
        </tr>
      </thead>
      <tbody>
        {places.map((one) => (
          <tr
            key={idOf(one)}
            id={`place-${idOf(one)}`}
            aria-current={idOf(one) === props.chosen || undefined}
          >
            <th scope="row">
              <Link
                href={to(`/responses/${one.response}`)}
                onFocus={() => props.onReach(idOf(one))}
              >
                {one.subject ?? words.nobody}
              </Link>
            </th>
            <td data-label={words.day}>{when.day(one.occurredOn)}</td>
            {isScored && (
              <>
                <td data-label={words.score} className="number">
                  {one.total === null ? '–' : numberOf(one.total, language, 1)}
                </td>
                <td data-label={words.band}>
                  <BandSign bands={bands} band={one.band} /> {wordOf(one.band)}
                </td>
              </>
            )}
            <td data-label={words.place} className="number">
              {degrees(one.latitude)}; {degrees(one.longitude)}{' '}
              {one.accuracy !== null && (
                <small>{words.accuracy(numberOf(one.accuracy, language, 0))}</small>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
