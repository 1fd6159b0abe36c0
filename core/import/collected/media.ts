// Files that answers name, among those that were brought: a photo is called alike in several submissions only where it lies
// in a folder that bears the submission's id.
import type { FileAnswer } from '../../wire/response.ts'

export type Held = { path: string; file: FileAnswer }

/** A look-up for `Wishes.file`. */
export function finderOf(held: readonly Held[]): (name: string, key: string) => FileAnswer | null {
  const byName = Map.groupBy(held, ({ file }) => plain(file.name))
  return (name, key) => {
    const found = byName.get(plain(name))
    if (!found) return null
    const id = key.replace(/^uuid:/, '')
    return (found.find(({ path }) => path.includes(id)) ?? found[0])?.file ?? null
  }
}

/** Kobo's server keeps files under names without blanks and signs (Django, `get_valid_filename`); answers have the first names. */
function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(' ', '_')
    .replaceAll(/[^\p{L}\p{N}_.-]/gu, '')
}

const types: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  amr: 'audio/amr',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  '3gp': 'video/3gpp',
  '3gpp': 'video/3gpp',
  mp4: 'video/mp4',
  webm: 'video/webm',
  pdf: 'application/pdf',
}

export function typeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return (Object.hasOwn(types, ending) ? types[ending] : undefined) ?? 'application/octet-stream'
}

/** Whether a name can stand in an answer: core/instrument/names.ts. */
export function lastStep(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
