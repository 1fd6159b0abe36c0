// What stops an instrument from being published, each with its place: the shape first, then what no shape can say.
import type { Instrument } from '../../../core/instrument/model.ts'
import { faultOf, readInstrument } from '../../../core/instrument/read.ts'
import { soundness } from '../../../core/instrument/sound.ts'
import { itemPlaceIn, placesIn } from './place.ts'

export type Trouble = {
  /** The place of the fault, without a position in an expression. */
  at: string
  reason: string
  /** Where in an expression it cannot be read on, counted from 0. */
  position: number | null
  /** What has to be opened to mend it: an item's place, or one of the other parts. */
  part: string
}

export function troublesOf(instrument: Instrument): Trouble[] {
  const read = readInstrument(instrument)
  // What has not the right shape yet may still be looked through for what no shape can say.
  const faults = read.instrument
    ? read.faults
    : [...read.faults, ...soundness(instrument).map(faultOf)]
  const seen = new Set<string>()
  return faults.flatMap(({ at, reason }) => {
    if (seen.has(at)) return []
    seen.add(at)
    return [trouble(instrument, at, reason)]
  })
}

function trouble(instrument: Instrument, place: string, reason: string): Trouble {
  const [at = '', digits] = place.split(':')
  const position = digits === undefined ? null : Number(digits)
  if (!at.includes(' > ')) return { at, reason, position, part: partOf(at) }
  // A cycle is told by names; the first of them is a place to begin at.
  const [first] = at.split(' > ')
  const found = placesIn(instrument).find(({ item }) => item.name === first)
  return { at: `${found?.at ?? ''}.relevant`, reason, position, part: found?.at ?? '' }
}

export function partOf(at: string): string {
  const item = itemPlaceIn(at)
  if (item !== null) return item
  const [top = ''] = at.split('.')
  return ['scoring', 'languages', 'lists'].includes(top) ? top : top === 'files' ? 'lists' : ''
}
