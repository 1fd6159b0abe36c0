// A text in all its languages out of its columns, with what is missing said and filled.
import type { Label, Media } from '../instrument/names.ts'
import type { Languages } from './language.ts'
import type { Report } from './remark.ts'
import type { Line } from './table.ts'

export type Reading = { languages: Languages; report: Report }

/** A text's languages by their tags; what says the same language twice stays with the author's own columns. */
function readTexts({ languages, report }: Reading, line: Line, key: string) {
  const told = line.texts(key)
  const texts = new Map<string, string>()
  for (const { language, text } of told)
    if (language !== null) texts.set(languages.tagOf(language), text)
  const left: [header: string, text: string][] = []
  for (const { language, text, where } of told) {
    if (language !== null) continue
    const tag = languages.tagOf(null)
    if (!texts.has(tag)) texts.set(tag, text)
    else if (texts.get(tag) !== text) {
      report.warn(where, 'translation.two', tag)
      left.push([key, text])
    }
  }
  return { texts, left }
}

export type Said = { label: Label | undefined; left: [header: string, text: string][] }

export function readLabel(reading: Reading, line: Line, key: string): Said {
  const { languages, report } = reading
  const { texts, left } = readTexts(reading, line, key)
  if (texts.size === 0) return { label: undefined, left }
  const [first = ''] = languages.tags
  const missing = languages.tags.filter((tag) => !texts.has(tag))
  for (const tag of missing)
    report.warn(
      line.where(key),
      tag === first ? 'translation.borrowed' : 'translation.missing',
      tag,
    )
  // All others fall back to the first language, so it has to say something.
  if (!texts.has(first)) texts.set(first, [...texts.values()][0] ?? '')
  return { label: Object.fromEntries(texts), left }
}

const kinds = [
  ['image', 'image'],
  ['big_image', 'bigImage'],
  ['audio', 'audio'],
  ['video', 'video'],
] as const

export function readMedia(
  reading: Reading,
  line: Line,
): { media: Media | undefined; left: [string, string][] } {
  const left: [string, string][] = []
  const media: Media = {}
  for (const [key, kind] of kinds) {
    const found = readTexts(reading, line, key)
    left.push(...found.left)
    if (found.texts.size > 0)
      media[kind] = Object.fromEntries([...found.texts].map(([tag, file]) => [tag, file.trim()]))
  }
  return { media: Object.keys(media).length > 0 ? media : undefined, left }
}
