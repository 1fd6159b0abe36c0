// What the server holds of this phone's drafts, and which of them another phone goes on with.
import { useCallback } from 'react'
import { announce, useStored } from './changes.ts'
import { store } from './open.ts'
import type { Backup } from './shape.ts'

export async function listBackups(): Promise<Map<string, Backup>> {
  return new Map((await (await store()).getAll('backups')).map((row) => [row.id, row]))
}

export async function keepBackup(row: Backup): Promise<void> {
  await (await store()).put('backups', row)
  announce()
}

export async function dropBackup(id: string): Promise<void> {
  await (await store()).delete('backups', id)
}

/** Undefined until it is read. */
export function useBackup(id: string): Backup | null | undefined {
  const read = useCallback(async () => (await (await store()).get('backups', id)) ?? null, [id])
  return useStored(read)
}

/** Another phone goes on with it. */
export function useIsAway(id: string): boolean {
  return typeof useBackup(id)?.to === 'string'
}
