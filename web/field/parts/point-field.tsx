// One place: watched until it is exact enough or the researcher is content, or typed where no satellite helps.
import { useEffect, useId, useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { type Fix, pointText, readPoint } from '../fill/place.ts'
import { patienceMs, useWatchedPlace } from '../fill/watch-place.ts'
import { fieldWords } from '../messages/field-words.ts'
import type { Field } from './answer-field.tsx'
import { PlaceByHand, PlaceTrouble, PlaceWords, useMetres } from './place-parts.tsx'
import './fields.css'

/** Where the author says nothing: what ODK Collect takes (docs.getodk.org/form-question-types/#geopoint). */
const usualAccuracy = 5
const usualWarning = 100

export function PointField(props: Field<'geopoint'>) {
  const { question, value, labelledBy, describedBy, isReadOnly, onAnswer, onLeave } = props
  const { captureAccuracy = usualAccuracy, warningAccuracy = usualWarning } = question
  const m = useWords(fieldWords)
  const metres = useMetres()
  const watched = useWatchedPlace((fix) => {
    if ((fix.accuracy ?? Number.POSITIVE_INFINITY) <= captureAccuracy) take(fix)
  })
  const { best } = watched
  const kept = typeof value === 'string' ? readPoint(value) : null

  function take(fix: Fix): void {
    watched.stop()
    onAnswer(pointText(fix))
    onLeave()
  }
  return (
    <fieldset className="place-field" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {kept && <PlaceWords fix={kept} />}
      {kept && (kept.accuracy ?? 0) > warningAccuracy && (
        <p className="problem">{m.place.rough(metres(kept.accuracy))}</p>
      )}
      {watched.isWatching ? (
        <>
          <p role="status">
            {m.place.looking} {best && <b>{m.place.within(metres(best.accuracy))}</b>}
          </p>
          <Patience goal={metres(captureAccuracy)} />
          {best && (
            <button type="button" className="big" onClick={() => take(best)}>
              {m.place.use(metres(best.accuracy))}
            </button>
          )}
          <button type="button" className="plain" onClick={watched.stop}>
            {m.place.stop}
          </button>
        </>
      ) : (
        !isReadOnly && (
          <div className="row">
            <button type="button" className="big" onClick={watched.start}>
              {kept ? m.place.again : m.place.take}
            </button>
            {kept && (
              <button type="button" className="plain" onClick={() => onAnswer(undefined)}>
                {m.clear}
              </button>
            )}
          </div>
        )
      )}
      <PlaceTrouble state={watched.state} />
      {!isReadOnly && <PlaceByHand isOpen={watched.state === 'denied'} onPlace={take} />}
    </fieldset>
  )
}

/** How long one has waited, and for what: beyond the minute little comes, and what there is can be taken at any time. */
function Patience({ goal }: { goal: string }) {
  const m = useWords(fieldWords).place
  const [waitedMs, setWaitedMs] = useState(0)
  const label = useId()
  useEffect(() => {
    const since = performance.now()
    const timer = setInterval(() => setWaitedMs(performance.now() - since), 500)
    return () => clearInterval(timer)
  }, [])
  const isOver = waitedMs > patienceMs
  return (
    <div className="patience">
      <progress max={patienceMs} value={Math.min(waitedMs, patienceMs)} aria-labelledby={label} />
      <small id={label}>{isOver ? m.waited : m.goal(goal)}</small>
    </div>
  )
}
