// Where answers were taken: a quiet map of our own, without tiles and so without a network, and the same places as a list.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { TakenPlace } from '../../../core/display/places.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { walk } from '../../../core/instrument/walk.ts'
import type { Cell } from '../../../core/table/csv.ts'
import { versionsQuery } from '../fieldwork/reads.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { FormChoice, newestForms } from './form-choice.tsx'
import { useDisplayWords } from './messages.ts'
import { PlaceMap } from './place-map.tsx'
import { PlaceTable } from './place-table.tsx'
import { placesQuery } from './reads.ts'
import { SaveBar } from './save-bar.tsx'
import './places.css'

export function PlacesDisplay() {
  const m = useDisplayWords().places
  const { slug, may } = useStudy()
  const [search, setSearch] = useSearchParams()
  // Not in the address: who opens it from there begins with what gives nobody away.
  const [isExact, setExact] = useState(false)
  const versions = useQuery(versionsQuery(slug))
  if (versions.error) return <Failed error={versions.error} again={() => versions.refetch()} />
  if (!versions.data) return <Loading />
  const forms = newestForms(versions.data, hasPlaces)
  const form = forms.find((one) => one.slug === search.get('form')) ?? forms[0]
  if (!form) return <Empty title={m.none}>{m.noneWhat}</Empty>
  return (
    <>
      <div className="filters">
        <FormChoice
          label={m.instrument}
          forms={forms}
          chosen={form}
          onChoose={(chosen) => setSearch({ form: chosen }, { replace: true })}
        />
        {may('identity.read') && (
          <label className="tick">
            <input
              type="checkbox"
              checked={isExact}
              onChange={(event) => setExact(event.target.checked)}
            />{' '}
            {m.exact}
          </label>
        )}
      </div>
      <Taken key={form.slug} instrument={form} isExact={isExact} />
    </>
  )
}

function hasPlaces(instrument: Instrument): boolean {
  return walk(instrument).some(({ question }) => question.type === 'geopoint')
}

function Taken({ instrument, isExact }: { instrument: Instrument; isExact: boolean }) {
  const m = useDisplayWords()
  const words = m.places
  const { slug } = useStudy()
  const { language } = useLanguage()
  const root = useRef<HTMLElement>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const places = useQuery(placesQuery(slug, instrument.slug, isExact))
  const years = useMemo(
    () => [...new Set((places.data ?? []).map(yearOf))].toSorted().toReversed(),
    [places.data],
  )
  const [year, setYear] = useState('')
  const sorted = useMemo(
    () =>
      (places.data ?? [])
        .filter((one) => year === '' || yearOf(one) === year)
        .toSorted(byScoreThenDay),
    [places.data, year],
  )
  if (places.error) return <Failed error={places.error} again={() => places.refetch()} />
  if (!places.data) return <Loading />
  if (sorted.length === 0) return <Empty title={words.few}>{words.fewWhat}</Empty>
  const bands = (instrument.scoring?.bands ?? []).map(({ name, label }) => ({
    name,
    word: say(label, language) || name,
  }))
  const csv = (): Cell[][] => [
    ['subject', 'day', 'total', 'band', 'latitude', 'longitude', 'accuracy_m', 'rounded'],
    ...sorted.map((one): Cell[] => [
      one.subject,
      one.occurredOn,
      one.total,
      one.band,
      one.latitude,
      one.longitude,
      one.accuracy,
      isExact ? 0 : 1,
    ]),
  ]
  const subjects = new Set(sorted.map((one) => one.subject ?? one.response)).size
  return (
    <section className="display place-display" ref={root} aria-labelledby="places">
      <h2 id="places">{words.title(sorted.length, subjects)}</h2>
      {years.length > 1 && (
        <div className="filters" data-not-drawn>
          <label>
            {words.year}{' '}
            <select value={year} onChange={(event) => setYear(event.target.value)}>
              <option value="">{m.filter.any}</option>
              {years.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
        </div>
      )}
      <p className="quiet">{isExact ? words.exactWhat : words.roundedWhat}</p>
      <PlaceMap
        places={sorted}
        bands={bands}
        chosen={chosen}
        onChoose={(id) => {
          setChosen(id)
          document.getElementById(`place-${id}`)?.querySelector('a')?.focus()
        }}
      />
      <PlaceTable
        places={sorted}
        bands={bands}
        chosen={chosen}
        isExact={isExact}
        onReach={setChosen}
      />
      <div data-not-drawn>
        <SaveBar name={`map-${instrument.slug}`} root={root} rows={csv} />
      </div>
    </section>
  )
}

/** What a place is known by on the page. */
export function idOf({ response, at }: Pick<TakenPlace, 'response' | 'at'>): string {
  return `${response} ${at}`
}

function yearOf({ occurredOn }: TakenPlace): string {
  return occurredOn.slice(0, 4)
}

function byScoreThenDay(a: TakenPlace, b: TakenPlace): number {
  return (
    (b.total ?? -1) - (a.total ?? -1) ||
    a.occurredOn.localeCompare(b.occurredOn) ||
    (a.subject ?? '').localeCompare(b.subject ?? '', 'id', { numeric: true })
  )
}
