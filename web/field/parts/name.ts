// How a draft or a finished response is called on screen: its instrument and whom or what it is about.
import { say } from '../../../core/instrument/label.ts'
import { findQuestion } from '../../../core/instrument/walk.ts'
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

/** For problems: a question as it is asked instead of its place, `members/r3/age`. */
export function questionLabel(
  version: Version | undefined,
  language: string,
): (place: string) => string {
  return (place) => {
    const name = place.slice(place.lastIndexOf('/') + 1)
    const found = version && findQuestion(version.instrument, name)
    return say(found?.label, language, version?.instrument.languages) || name
  }
}
