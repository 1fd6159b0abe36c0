// The languages of an instrument: which texts each of them lacks, and adding, removing, renaming one in all texts at once.
import type { Instrument } from '../../../core/instrument/model.ts'
import { put } from './place.ts'
import { mediaIn, type TextPlace, textsIn } from './texts.ts'

/** Texts that have words in some language, but not in this one. */
export function gapsIn(instrument: Instrument, language: string): TextPlace[] {
  return textsIn(instrument).filter(({ label }) => isGap(label, language))
}

export function isGap(label: Record<string, string>, language: string): boolean {
  return !label[language]?.trim() && Object.values(label).some((text) => text.trim() !== '')
}

export function addLanguage(instrument: Instrument, language: string): Instrument {
  if (instrument.languages.includes(language)) return instrument
  return { ...instrument, languages: [...instrument.languages, language] }
}

/** The last one stays: an instrument speaks at least one language. */
export function removeLanguage(instrument: Instrument, language: string): Instrument {
  const languages = instrument.languages.filter((one) => one !== language)
  if (languages.length === 0 || languages.length === instrument.languages.length) return instrument
  return withTexts({ ...instrument, languages }, ({ [language]: _, ...rest }) => rest)
}

/** Nothing is done when the new tag is there already: two languages' texts would fall into one. */
export function renameLanguage(instrument: Instrument, from: string, to: string): Instrument {
  if (from === to || instrument.languages.includes(to)) return instrument
  const languages = instrument.languages.map((one) => (one === from ? to : one))
  return withTexts({ ...instrument, languages }, (label) =>
    Object.fromEntries(
      Object.entries(label).map(([language, text]) => [language === from ? to : language, text]),
    ),
  )
}

/** The first language is the one that every text has and all others fall back to. */
export function makeFirst(instrument: Instrument, language: string): Instrument {
  if (instrument.languages[0] === language) return instrument
  const rest = instrument.languages.filter((one) => one !== language)
  return { ...instrument, languages: [language, ...rest] }
}

/** Media carry a file per language just as texts carry words. */
function withTexts(
  instrument: Instrument,
  change: (label: Record<string, string>) => Record<string, string>,
): Instrument {
  let result = instrument
  for (const { at, label } of [...textsIn(instrument), ...mediaIn(instrument)]) {
    const next = change(label)
    if (!isAlike(label, next)) result = put(result, at, next)
  }
  return result
}

function isAlike(a: Record<string, string>, b: Record<string, string>): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
