// Each case with its score, its sub-scales as bars, where it moved from, and how far its raters are apart.
import { Link } from 'wouter'
import type { Assessment, Movement } from '../../../core/display/scores.ts'
import { useStudy } from '../shell/study.tsx'
import { useDisplayWords } from './messages.ts'
import type { BandWord } from './score-dots.tsx'

export function ScoreTable(props: {
  latest: readonly Assessment[]
  movements: readonly Movement[]
  bands: readonly BandWord[]
  subscales: readonly { name: string; word: string }[]
  show: (value: number) => string
}) {
  const m = useDisplayWords().scores
  const { to } = useStudy()
  const { subscales, show } = props
  const moved = new Map(props.movements.map((one) => [one.subject, one]))
  const wordOf = (band: string | null) =>
    props.bands.find((one) => one.name === band)?.word ?? m.noBand
  const sorted = props.latest.toSorted((a, b) => (b.total ?? -1) - (a.total ?? -1))
  return (
    <table className="table table-folds scores">
      <caption>{m.table}</caption>
      <thead>
        <tr>
          <th scope="col">{m.case}</th>
          <th scope="col">{m.total}</th>
          <th scope="col">{m.band}</th>
          {subscales.map((one) => (
            <th key={one.name} scope="col">
              {one.word}
            </th>
          ))}
          <th scope="col">{m.change}</th>
          <th scope="col">{m.raters}</th>
          <th scope="col">{m.apart}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((one) => {
          const movement = moved.get(one.subject)
          const [response] = one.responses
          return (
            <tr key={one.subject} id={`score-${one.subject}`}>
              <th scope="row">
                {response ? (
                  <Link href={to(`/responses/${response}`)}>{one.subject}</Link>
                ) : (
                  one.subject
                )}
              </th>
              <td data-label={m.total} className="number">
                {one.total === null ? '–' : show(one.total)}
              </td>
              <td data-label={m.band}>{wordOf(one.band)}</td>
              {subscales.map(({ name, word }) => {
                const own = one.subscales.find((each) => each.name === name)
                return (
                  <td key={name} data-label={word}>
                    {own && own.total !== null && (
                      <meter value={own.total} max={own.max} aria-hidden="true" />
                    )}{' '}
                    {own && own.total !== null ? show(own.total) : '–'}
                  </td>
                )
              })}
              <td data-label={m.change}>
                {movement ? (
                  <>
                    {movement.change > 0 ? '↑' : movement.change < 0 ? '↓' : '='}{' '}
                    {show(Math.abs(movement.change))}{' '}
                    {movement.first.band !== movement.last.band && (
                      <small>
                        {wordOf(movement.first.band)} → {wordOf(movement.last.band)}
                      </small>
                    )}
                  </>
                ) : (
                  '–'
                )}
              </td>
              <td data-label={m.raters} className="number">
                {one.raters < 2
                  ? one.raters
                  : one.responses.map((id, at) => (
                      <Link
                        key={id}
                        className="rater"
                        href={to(`/responses/${id}`)}
                        aria-label={m.ratedBy(one.subject, at + 1)}
                      >
                        {at + 1}
                      </Link>
                    ))}
              </td>
              <td data-label={m.apart} className="number">
                {one.spread === null ? '–' : show(one.spread)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
