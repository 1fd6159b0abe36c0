// Texts of several languages into their columns.
import type { Instrument } from '../instrument/model.ts'
import type { Label, Media } from '../instrument/names.ts'
import { writeHeader } from './header.ts'
import { languageHeader, languageSetting, unnamed } from './language.ts'
import type { OutRow } from './sheet-out.ts'

/** What stands behind `label::` for a tag; nothing at all for a form that named no language. */
export type Tongues = { tags: string[]; headerOf(tag: string): string }

export function tonguesOf(instrument: Instrument): Tongues {
  const { languages, extra = {} } = instrument
  const tags = [...new Set([...languages, ...tagsIn(instrument)])]
  const headers = new Map<string, string>()
  const taken = new Set<string>()
  for (const tag of tags) {
    const authored = extra[languageSetting(tag)]
    const isUsable =
      authored !== undefined &&
      !taken.has(authored.toLowerCase()) &&
      // Only the first language can go without a name.
      (authored !== unnamed || tag === languages[0])
    const header = isUsable ? authored : languageHeader(tag)
    taken.add(header.toLowerCase())
    headers.set(tag, header === unnamed ? '' : header)
  }
  return { tags, headerOf: (tag) => headers.get(tag) ?? tag }
}

/** Every language that any text is in. */
function tagsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    isTag(key) && typeof one === 'string' ? [key] : tagsIn(one),
  )
}

function isTag(key: string): boolean {
  return /^[a-z]{2,3}(-[A-Z]{2})?$/.test(key) && key !== 'at'
}

export function putLabel(
  row: OutRow,
  tongues: Tongues,
  key: string,
  label: Label | undefined,
): void {
  for (const tag of tongues.tags) {
    const text = label && Object.hasOwn(label, tag) ? label[tag] : undefined
    if (text !== undefined) row.set(writeHeader(key, tongues.headerOf(tag)), text)
  }
}

const kinds = { image: 'image', bigImage: 'big_image', audio: 'audio', video: 'video' } as const

export function putMedia(row: OutRow, tongues: Tongues, media: Media | undefined): void {
  for (const [kind, key] of Object.entries(kinds))
    putLabel(row, tongues, key, media?.[kind as keyof Media])
}
