// Times as XForms spells them, from and to what a browser's own fields hold.

/** `14:05` at an offset of 480 minutes is `14:05:00.000+08:00`. */
export function timeAnswer(typed: string, offsetMinutes: number): string {
  const [hours = '00', minutes = '00', seconds = '00'] = typed.split(':')
  return `${hours}:${minutes}:${seconds.padEnd(2, '0').slice(0, 2)}.000${offsetText(offsetMinutes)}`
}

/** `2026-11-25T14:05` at an offset of 480 minutes is `2026-11-25T14:05:00.000+08:00`. */
export function dateTimeAnswer(typed: string, offsetMinutes: number): string {
  const [day = '', clock = ''] = typed.split('T')
  return `${day}T${timeAnswer(clock, offsetMinutes)}`
}

/** What the field shows of an answer: the clock that was set, wherever the phone has gone since. */
export function shownTime(answer: string): string {
  return /^\d{2}:\d{2}/.exec(answer)?.[0] ?? ''
}

export function shownDateTime(answer: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(answer)?.[0] ?? ''
}

/** Minutes east of UTC, at that moment: zones have had summers. */
export function offsetAt(moment: Date): number {
  return -moment.getTimezoneOffset()
}

function offsetText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
