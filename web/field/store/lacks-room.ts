// Whether what is about to begin will fit. Asked before it begins and never in the middle: what runs is not refused.
import { readRoom } from './room.ts'
import { freeAcknowledged } from './sweep.ts'

/**
 * Null when there is room for so many bytes, or the phone does not tell; otherwise how many are free, once what the server
 * has acknowledged is gone.
 */
export async function lacksRoomFor(neededBytes: number): Promise<number | null> {
  const { freeBytes } = await readRoom()
  if (freeBytes === null || freeBytes >= neededBytes) return null
  const freed = (await freeAcknowledged(Date.now())) + freeBytes
  // Browsers count what is gone only some time after: what was freed counts at once.
  return freed >= neededBytes ? null : Math.max(freed, 0)
}
