// What the phone carries of the study and of the app, how old it is, and whether it stays.
import { sizeOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { readyWords } from '../messages/ready-words.ts'
import { announce } from '../store/changes.ts'
import { askToKeep, type Room } from '../store/room.ts'
import type { KeptKit } from '../store/shape.ts'
import { sync } from '../sync/run.ts'
import { useStatus } from '../sync/status.ts'
import type { AppFiles } from './app-files.ts'
import { CheckLine, type State } from './check-line.tsx'

/** An hour of speech at 32 kb/s. */
const hourBytes = 14_400_000
/** Five days of four hours each. */
const enoughHours = 20
const manyHours = 200
/** From here on the office has surely changed something. */
const oldDays = 5

export const appState = (told: AppFiles | null | undefined): State =>
  told === undefined ? 'open' : told && told.missing === 0 ? 'good' : 'wrong'

export function AppLine({
  told,
  onLook,
}: {
  told: AppFiles | null | undefined
  onLook: () => void
}) {
  const { app: m } = useWords(readyWords)
  const what =
    told === undefined
      ? m.looking
      : told === null
        ? m.none
        : told.missing === 0
          ? m.whole(told.files)
          : m.broken(told.missing, told.files)
  return (
    <CheckLine state={appState(told)} title={m.title} what={<span role="status">{what}</span>}>
      <button type="button" disabled={told === undefined} onClick={onLook}>
        {told?.missing === 0 ? m.look : m.act}
      </button>
    </CheckLine>
  )
}

export type Carried = { instruments: number; shown: number; missing: number; days: number }

export function kitState({ instruments, missing, days }: Carried): State {
  return instruments === 0 || missing > 0 || days >= oldDays ? 'wrong' : 'good'
}

export function KitLine({ kept, carried }: { kept: KeptKit; carried: Carried }) {
  const { kit: m } = useWords(readyWords)
  const { isBusy } = useStatus()
  const { participants, cases, tasks, versions } = kept.kit
  const names = new Intl.DisplayNames(useLanguage(), { type: 'language' })
  const spoken = [...new Set(versions.flatMap(({ instrument }) => instrument.languages))]
  const open = tasks.filter(({ state }) => state === 'open').length
  return (
    <CheckLine
      state={kitState(carried)}
      title={m.title}
      what={
        <>
          {m.holds(carried.instruments, participants.length, cases.length, open)}
          <br />
          {carried.shown > 0 && (
            <>
              {m.shown(carried.shown - carried.missing, carried.shown)}
              <br />
            </>
          )}
          {m.languages(spoken.map((code) => names.of(code) ?? code).join(', '))}
          <br />
          {m.age(carried.days)}
        </>
      }
    >
      <button type="button" disabled={isBusy} onClick={() => void sync()}>
        {isBusy ? m.busy : m.act}
      </button>
    </CheckLine>
  )
}

export function roomState(room: Room | undefined): State {
  if (!room || room.freeBytes === null) return 'open'
  return room.freeBytes / hourBytes >= enoughHours ? 'good' : 'wrong'
}

export function RoomLine({ room }: { room: Room | undefined }) {
  const { room: m } = useWords(readyWords)
  const language = useLanguage()
  const free = room?.freeBytes ?? null
  const hours = Math.floor((free ?? 0) / hourBytes)
  const what =
    free === null
      ? m.unknown
      : m.free(sizeOf(free, language), hours > manyHours ? m.many(manyHours) : m.hours(hours))
  return (
    <CheckLine
      state={roomState(room)}
      title={m.title}
      what={roomState(room) === 'wrong' ? `${what} ${m.little}` : what}
    />
  )
}

export function KeptLine({ room }: { room: Room | undefined }) {
  const { kept: m } = useWords(readyWords)
  const isKept = room?.isKept === true
  return (
    <CheckLine state={isKept ? 'good' : 'open'} title={m.title} what={isKept ? m.yes : m.no}>
      {!isKept && (
        <button type="button" onClick={() => void askToKeep().then(announce)}>
          {m.act}
        </button>
      )}
    </CheckLine>
  )
}
