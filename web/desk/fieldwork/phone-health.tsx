// How a phone stands, as it told with its last sign of life: room, storage, clock and app.
import type { Device } from '../../../core/wire/people.ts'
import { sizeOf } from '../../kit/format.ts'
import type { Messages } from '../messages/id.ts'
import { useLanguage, useMessages } from '../shell/language.tsx'

type Words = Messages['fieldwork']['people']

export function PhoneHealth({ device }: { device: Device }) {
  const m = useMessages().fieldwork.people
  const { language } = useLanguage()
  const { freeBytes, isKept, skewMs, app } = device
  const facts = [
    [m.free, freeBytes === null ? m.unknown : sizeOf(freeBytes, language)],
    [m.storage, isKept === null ? m.unknown : isKept ? m.kept : m.notKept],
    [m.clock, skewMs === null ? m.unknown : clockWords(skewMs, m)],
    [m.app, app],
  ]
  return facts.map(([name, fact]) => (
    <div key={name}>
      <dt>{name}</dt>
      <dd>{fact}</dd>
    </div>
  ))
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Within two minutes is right: a slow network is as much to blame as the clock. */
export function clockWords(skewMs: number, m: Words): string {
  const off = Math.abs(skewMs)
  if (off < 2 * minute) return m.clockRight
  const by =
    off < 2 * hour
      ? m.minutes(Math.round(off / minute))
      : off < 2 * day
        ? m.hours(Math.round(off / hour))
        : m.days(Math.round(off / day))
  return skewMs > 0 ? m.clockAhead(by) : m.clockBehind(by)
}
