// The next code of this phone: `P-A01`. The letters are the phone's own, so no other phone makes the same one.
import type { FieldKit } from '../../../core/wire/field.ts'
import type { Deed } from '../store/shape.ts'

type Known = Pick<FieldKit, 'participants'> & { device: Pick<FieldKit['device'], 'id' | 'mark'> }

/** Codes that were refused count as taken too. */
export function nextCode({ device, participants }: Known, deeds: readonly Deed[]): string {
  // A kit of before phones had letters: the phone's id does, until the next kit comes.
  const start = `P-${device.mark || device.id.slice(0, 4).toUpperCase()}`
  const taken = [
    ...participants.map(({ code }) => code),
    ...deeds.flatMap(({ act }) => (act.kind === 'participant' ? [act.participant.code] : [])),
  ]
  const numbers = taken.flatMap((code) => {
    const rest = code.startsWith(start) ? code.slice(start.length) : ''
    return /^\d{2,}$/.test(rest) ? [Number(rest)] : []
  })
  return start + String(1 + Math.max(0, ...numbers)).padStart(2, '0')
}
