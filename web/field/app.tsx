// Which screen is shown: enrolment first, then wherever the address says.
import { useEffect, useState } from 'react'
import { whenIdle } from './idle.ts'
import { later } from './parts/later.tsx'
import { useRoute } from './route.ts'
import { BeginScreen } from './screens/begin.tsx'
import { EnrolScreen, ErasedScreen, LoneScreen } from './screens/enrol.tsx'
import { FillScreen } from './screens/fill.tsx'
import { HomeScreen } from './screens/home.tsx'
import { useStored } from './store/changes.ts'
import { standing } from './store/device.ts'
import { readStudy } from './store/kit.ts'
import { isLocked } from './store/vault.ts'
import { keepApp } from './update.ts'

// What comes after the first question need not come before it.
const ReviewScreen = later(
  () => import('./screens/review.tsx').then((part) => part.ReviewScreen),
  true,
)
const ReadyScreen = later(
  () => import('./screens/ready.tsx').then((part) => part.ReadyScreen),
  true,
)
const QueueScreen = later(
  () => import('./screens/queue.tsx').then((part) => part.QueueScreen),
  true,
)
const SentScreen = later(() => import('./screens/sent.tsx').then((part) => part.SentScreen), true)
const UnlockScreen = later(
  () => import('./screens/unlock.tsx').then((part) => part.UnlockScreen),
  true,
)
const GuardScreen = later(
  () => import('./screens/guard.tsx').then((part) => part.GuardScreen),
  true,
)
const LeaveScreen = later(
  () => import('./screens/leave.tsx').then((part) => part.LeaveScreen),
  true,
)
const PeopleScreen = later(
  () => import('./screens/people.tsx').then((part) => part.PeopleScreen),
  true,
)

/** What can be looked at while drafts are locked. */
const openScreens = ['sent', 'ready', 'guard', 'leave', 'queue']

export function App({ code }: { code: string | null }) {
  const [pending, setPending] = useState(code)
  const where = useStored(standing)
  const kept = useStored(read)
  const isShut = useStored(isLocked)
  const route = useRoute()
  // What days without a network need comes after what the first question needs: a slow network carries one at a time.
  const hasKit = kept !== undefined && kept !== null
  useEffect(() => {
    if (hasKit) whenIdle(() => void keepApp())
  }, [hasKit])

  if (where === undefined || kept === undefined || isShut === undefined) return null
  if (pending !== null) {
    const study = where.kind === 'enrolled' ? (kept?.kit.study.title ?? '') : null
    return <EnrolScreen code={pending} already={study} onDone={() => setPending(null)} />
  }
  if (where.kind === 'erased') return <ErasedScreen />
  if (where.kind === 'none') return <LoneScreen onCode={setPending} />
  if (kept === null) return <HomeScreen kept={null} />

  if (isShut && !openScreens.includes(route.screen)) return <UnlockScreen kit={kept.kit} />

  switch (route.screen) {
    case 'home':
      return <HomeScreen kept={kept} />
    case 'ready':
      return <ReadyScreen kept={kept} />
    case 'begin':
      return <BeginScreen key={location.hash} kit={kept.kit} {...route} />
    case 'fill':
      return <FillScreen key={route.id} kit={kept.kit} id={route.id} />
    case 'review':
      return <ReviewScreen key={route.id} kit={kept.kit} id={route.id} />
    case 'sent':
      return <SentScreen key={route.id} kit={kept.kit} id={route.id} />
    case 'guard':
      return <GuardScreen kit={kept.kit} />
    case 'queue':
      return <QueueScreen kit={kept.kit} />
    case 'leave':
      return <LeaveScreen />
    default:
      return <PeopleScreen kit={kept.kit} route={route} />
  }
}

/** Null is "there is none yet", undefined is "not read yet". */
async function read() {
  return (await readStudy()) ?? null
}
