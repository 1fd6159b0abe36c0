// One line of the codebook as it is written here: by names, so that it can be read; the loader makes ids of them.
import type { CodeBody } from '../core/wire/coding.ts'
import { idOf } from './id.ts'

export type CodeEntry = Omit<CodeBody, 'parent' | 'position'> & { parent: string | null }

/** A group gathers codes; passages get one of its codes. */
export function group(name: string, label: string, hue: number, definition: string): CodeEntry {
  return {
    name,
    label,
    parent: null,
    definition,
    include: 'Pakai salah satu kode di bawahnya.',
    exclude: 'Jangan dipakai langsung pada kutipan.',
    example: '',
    hue,
  }
}

export function codeId(name: string): string {
  return idOf('code', name)
}

/** As the API takes them, in an order in which every parent comes before its children. */
export function codeBodies(entries: readonly CodeEntry[]): (CodeBody & { id: string })[] {
  return entries.map(({ parent, ...entry }, at) => ({
    id: codeId(entry.name),
    ...entry,
    parent: parent === null ? null : codeId(parent),
    position: (at + 1) * 10,
  }))
}
