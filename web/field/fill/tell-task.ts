// What becomes of a task, told to the desk as a deed: at the next contact, however long that takes.
import { uuidv7 } from '../../kit/uuid.ts'
import { keepDeed, listDeeds } from '../store/deeds.ts'
import { sync } from '../sync/run.ts'

/** Told once: whoever begins a second draft for it has begun it already. */
export async function tellBegun(study: string, task: string): Promise<void> {
  const isToldAlready = (await listDeeds()).some(
    ({ act }) => act.kind === 'task' && act.task === task && act.told === 'begun',
  )
  if (!isToldAlready) await tell(study, task, 'begun', {})
}

export async function decline(study: string, task: string, reason: string): Promise<void> {
  await tell(study, task, 'declined', { reason })
}

async function tell(study: string, task: string, told: 'begun' | 'declined', more: object) {
  const [id, madeAt] = [uuidv7(), new Date().toISOString()]
  const act = { kind: 'task', participant: null, task, told } as const
  await keepDeed(
    { id, study, path: `/${told}/${id}`, body: { task, madeAt, ...more }, act },
    madeAt,
  )
  void sync()
}
