// How a draft or a finished response is called on screen: its instrument and whom or what it is about.
import { say } from '../../../core/instrument/label.ts'
import type { FieldKit, Version } from '../../../core/wire/field.ts'

type Named = { version: string; participant: string | null; case: string | null }

export function versionOf(kit: FieldKit, hash: string): Version | undefined {
  return kit.versions.find((version) => version.hash === hash)
}

export function nameOf(kit: FieldKit, one: Named, language: string): string {
  const instrument = versionOf(kit, one.version)?.instrument
  const title = instrument ? say(instrument.title, language, instrument.languages) : ''
  return [title, one.participant ?? one.case].filter(Boolean).join(' ')
}

/** For problems: a question as it is asked instead of its name. */
export function questionLabel(
  version: Version | undefined,
  language: string,
): (question: string) => string {
  return (question) => {
    const pending = [...(version?.instrument.items ?? [])]
    for (const item of pending) {
      if (item.type === 'group') pending.push(...item.items)
      else if (item.name === question) return say(item.label, language)
    }
    return question
  }
}
