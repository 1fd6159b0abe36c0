// The drawing of the map: north is up, both axes to one scale. Bands differ in shape and depth, so that it reads in grey too.
import { frameOf, piles } from '../../../core/display/map.ts'
import type { TakenPlace } from '../../../core/display/places.ts'
import { numberOf } from '../../kit/format.ts'
import { useNarrow } from '../conclude/narrow.ts'
import { useLanguage } from '../shell/language.tsx'
import { useDisplayWords } from './messages.ts'
import { idOf } from './places-display.tsx'

export type BandName = { name: string; word: string }

const wide = { width: 880, height: 560, edge: 48 }
const narrow = { width: 328, height: 380, edge: 32 }
/** Circle, square, triangle, diamond; within a circle of radius 1. */
const shapes = [
  'M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0z',
  'M-.9-.9h1.8v1.8h-1.8z',
  'M0-1.1 1.05.8h-2.1z',
  'M0-1.2 1.2 0 0 1.2-1.2 0z',
]

export function PlaceMap(props: {
  places: readonly TakenPlace[]
  bands: readonly BandName[]
  /** Shown among the others; the keyboard goes through the list, which holds the same. */
  chosen: string | null
  onChoose: (id: string) => void
}) {
  const m = useDisplayWords()
  const words = m.places
  const { language } = useLanguage()
  const { places, bands, chosen, onChoose } = props
  const size = useNarrow() ? narrow : wide
  const frame = frameOf(places, size)
  const { scale } = frame
  const degrees = (value: number) =>
    `${value.toLocaleString(language, { minimumFractionDigits: frame.decimals, maximumFractionDigits: frame.decimals })}°`
  const found = piles(places, (one) => one.band ?? '')
  const long =
    scale.metres < 1_000
      ? words.metres(numberOf(scale.metres, language))
      : words.kilometres(numberOf(scale.metres / 1_000, language))
  const bar = { x: size.edge, y: size.height - 14 }
  const north = { x: size.width - size.edge + 14, y: 30 }
  return (
    <figure className="place-map">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        width={size.width}
        height={size.height}
        role="img"
        aria-label={words.title(places.length, new Set(places.map((one) => one.subject)).size)}
      >
        {frame.meridians.map((degree) => (
          <g key={`m${degree}`} className="graticule">
            <line x1={frame.x(degree)} x2={frame.x(degree)} y1={0} y2={size.height} />
            <text x={frame.x(degree) + 4} y={12}>
              {degrees(degree)}
            </text>
          </g>
        ))}
        {frame.parallels.map((degree) => (
          <g key={`p${degree}`} className="graticule">
            <line x1={0} x2={size.width} y1={frame.y(degree)} y2={frame.y(degree)} />
            <text x={4} y={frame.y(degree) - 4}>
              {degrees(degree)}
            </text>
          </g>
        ))}
        {found.map(({ spot, spots }) => {
          const radius = 5 + 2.5 * Math.sqrt(spots.length - 1)
          const names = spots.map((one) => one.subject ?? words.nobody).join(', ')
          const says = spots.length > 1 ? words.several(spots.length, names) : names
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it is the way for keys and screen readers
            <g
              key={idOf(spot)}
              className="place"
              data-band={bandAt(bands, spot.band)}
              data-chosen={spots.some((one) => idOf(one) === chosen)}
              transform={`translate(${frame.x(spot.longitude)} ${frame.y(spot.latitude)})`}
              onClick={() => onChoose(idOf(spot))}
            >
              <title>{says}</title>
              <path
                d={shapes[bandAt(bands, spot.band) % shapes.length]}
                transform={`scale(${radius})`}
              />
              {spots.length > 1 && (
                <text y={-radius - 3} textAnchor="middle">
                  {spots.length}
                </text>
              )}
            </g>
          )
        })}
        <g className="map-scale">
          <path d={`M${bar.x} ${bar.y - 5}v5h${scale.pixels}v-5`} />
          <text x={bar.x + scale.pixels + 8} y={bar.y}>
            {long}
          </text>
        </g>
        <g className="map-north" transform={`translate(${north.x} ${north.y})`}>
          <path d="M0-14 6 6 0 2-6 6z" />
          <text y={20} textAnchor="middle">
            {words.north}
          </text>
        </g>
      </svg>
      {bands.length > 0 && (
        <figcaption className="map-key">
          <b>{words.key}</b>
          {[...bands, { name: '', word: m.scores.noBand }]
            .filter(({ name }) => places.some((one) => (one.band ?? '') === name))
            .map(({ name, word }) => (
              <span key={name}>
                <BandSign bands={bands} band={name} /> {word}
              </span>
            ))}
        </figcaption>
      )}
    </figure>
  )
}

/** The band's shape, as it stands on the map. */
export function BandSign({ bands, band }: { bands: readonly BandName[]; band: string | null }) {
  const at = bandAt(bands, band)
  return (
    <svg className="band-sign" viewBox="-8 -8 16 16" width={16} height={16} aria-hidden="true">
      <g className="place" data-band={at}>
        <path d={shapes[at % shapes.length]} transform="scale(5)" />
      </g>
    </svg>
  )
}

/** What has no band comes first: an empty circle. */
function bandAt(bands: readonly BandName[], band: string | null): number {
  return bands.findIndex(({ name }) => name === band) + 1
}
