// A way or a boundary: places added one by one where one stands, or recorded while walking along it.
import { useEffect, useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { keepAwake } from '../fill/awake.ts'
import { type Fix, lineText, metresBetween, openPlaces } from '../fill/place.ts'
import { useWatchedPlace } from '../fill/watch-place.ts'
import { fieldWords } from '../messages/field-words.ts'
import type { Field } from './answer-field.tsx'
import { PlaceByHand, PlaceTrouble, PlaceWords, useMetres } from './place-parts.tsx'
import './fields.css'

/** A walk is drawn with a place every few steps: closer ones would only draw the satellites' trembling. */
const strideMetres = 5

export function LineField(props: Field<'geotrace' | 'geoshape'>) {
  const { question, value, labelledBy, describedBy, isReadOnly, onAnswer, onLeave } = props
  const m = useWords(fieldWords)
  const metres = useMetres()
  const isShape = question.type === 'geoshape'
  // One place alone is no line yet: it is kept here until the answer can hold it.
  const [places, setPlaces] = useState<readonly Fix[]>(() =>
    typeof value === 'string' ? openPlaces(value, isShape) : [],
  )
  const [isWalking, setIsWalking] = useState(false)
  const watched = useWatchedPlace((fix) => {
    if (!isWalking || (fix.accuracy ?? 0) > (question.captureAccuracy ?? 50)) return
    const before = places.at(-1)
    if (!before || metresBetween(before, fix) >= strideMetres) put([...places, fix])
  })
  useEffect(() => {
    if (isWalking) return keepAwake()
  }, [isWalking])

  function put(next: readonly Fix[]): void {
    setPlaces(next)
    onAnswer(lineText(next, isShape))
  }
  const { last } = watched
  return (
    <fieldset className="place-field" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      <p role="status">
        {m.place.count(places.length)}
        {watched.isWatching &&
          ` · ${last ? m.place.within(metres(last.accuracy)) : m.place.looking}`}
      </p>
      <Drawing places={places} isShape={isShape} />
      {places.length < (isShape ? 3 : 2) && (
        <p className="hint">{isShape ? m.place.fewShape : m.place.fewLine}</p>
      )}
      {isWalking && <p className="hint">{m.place.walking}</p>}
      {!isReadOnly && (
        <>
          <button
            type="button"
            className="big"
            disabled={watched.isWatching && !last}
            onClick={() => {
              if (last) put([...places, last])
              else watched.start()
            }}
          >
            {watched.isWatching ? m.place.addHere : m.place.take}
          </button>
          <button
            type="button"
            className="big"
            aria-pressed={isWalking}
            onClick={() => {
              if (isWalking) watched.stop()
              else watched.start()
              setIsWalking(!isWalking)
              if (isWalking) onLeave()
            }}
          >
            {isWalking ? m.place.stopWalking : m.place.walk}
          </button>
        </>
      )}
      <PlaceTrouble state={watched.state} />
      <ol className="points">
        {places.map((fix, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place is its position in the line
          <li key={index}>
            <span>
              {m.place.point(index + 1)} <PlaceWords fix={fix} />
            </span>
            {!isReadOnly && (
              <button
                type="button"
                className="plain step"
                aria-label={m.place.remove(index + 1)}
                onClick={() => put(places.toSpliced(index, 1))}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ol>
      {!isReadOnly && (
        <PlaceByHand isOpen={watched.state === 'denied'} onPlace={(fix) => put([...places, fix])} />
      )}
    </fieldset>
  )
}

/** North up, as large as fits: enough to see a gap or a place that flew away. */
function Drawing({ places, isShape }: { places: readonly Fix[]; isShape: boolean }) {
  const m = useWords(fieldWords)
  if (places.length < 2) return null
  const east = (fix: Fix) => fix.longitude * Math.cos(((places[0]?.latitude ?? 0) * Math.PI) / 180)
  const xs = places.map(east)
  const ys = places.map((fix) => -fix.latitude)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const size = Math.max(Math.max(...xs) - left, Math.max(...ys) - top) || 1
  const at = (index: number) =>
    `${(((xs[index] ?? 0) - left) / size) * 92 + 4},${(((ys[index] ?? 0) - top) / size) * 92 + 4}`
  const points = places.map((_, index) => at(index)).join(' ')
  return (
    <svg
      className="line"
      viewBox="0 0 100 100"
      role="img"
      aria-label={m.place.drawing(places.length)}
    >
      {isShape ? <polygon points={points} /> : <polyline points={points} />}
    </svg>
  )
}
