// The languages of a workbook: which columns belong together, what their tags are, and which is the first.
import { languageTags } from '../instrument/language-name.ts'
import { guessLanguage } from './guess.ts'
import type { Report } from './remark.ts'
import type { Line, Table } from './table.ts'

export type Languages = {
  /** The first is the one that every text has. */
  tags: string[]
  tagOf(language: string | null): string
  /** What an export needs to write the same columns again; keys are settings of ours. */
  kept: [setting: string, value: string][]
}

/** In place of a name, for columns that have none. */
export const unnamed = '-'
export const languageSetting = (tag: string) => `pedoman::language::${tag}`

const usual: Record<string, string> = { id: 'Bahasa Indonesia (id)', en: 'English (en)' }

/** What stands behind `label::` when the author has not said it otherwise. */
export function languageHeader(tag: string): string {
  return (Object.hasOwn(usual, tag) ? usual[tag] : undefined) ?? tag
}

export function readLanguages(
  survey: Table,
  others: readonly Table[],
  settings: Line | undefined,
  report: Report,
): Languages {
  const tables = [survey, ...others]
  const spoken = tables.flatMap((table) => table.spoken)
  const named = distinct(spoken.filter((name) => name !== null))
  const isBare = spoken.includes(null)
  const wanted = settings?.said('default_language')
  const own = ownTags(settings?.exactly('pedoman::languages'))
  const tagged = languageTags(named)
  const tags = new Map(
    named.map((name) => [fold(name), own.get(fold(name)) ?? tagged.get(name) ?? name]),
  )
  const main = wanted === undefined ? undefined : matching(wanted, named, tags)
  const bare = bareTag()
  const first = main === undefined ? bare : tags.get(fold(main))
  const all = [
    ...own.values(),
    ...(first ? [first] : []),
    ...tags.values(),
    ...(bare ? [bare] : []),
  ]
  return {
    tags: distinct(all),
    // A tag is taken as well as an author's name for it.
    tagOf: (language) =>
      (language === null ? bare : (tags.get(fold(language)) ?? own.get(fold(language)))) ??
      language ??
      'id',
    kept: keptSettings(),
  }

  /** The language of columns without a name. */
  function bareTag(): string | undefined {
    if (!isBare && named.length > 0) return tags.get(fold(main ?? named[0] ?? ''))
    const told = own.get(unnamed)
    if (told !== undefined) return told
    if (main !== undefined) return tags.get(fold(main))
    if (wanted !== undefined) return languageTags([...named, wanted]).get(wanted)
    // Names that stand only beside others are no language of their own.
    if (named.length > 0 && !hasBareLabel(survey)) return tags.get(fold(named[0] ?? ''))
    const guess = guessLanguage(tables.flatMap(bareTexts))
    const tag = languageTags([...named, guess]).get(guess) ?? guess
    report.warn({ sheet: survey.sheet, row: survey.headerRow }, 'language.unnamed', tag)
    return tag
  }

  function keptSettings(): [string, string][] {
    const isBareLanguage = bare !== undefined && ![...tags.values()].includes(bare)
    const kept = named.flatMap((name): [string, string][] => {
      const tag = tags.get(fold(name)) ?? ''
      return languageHeader(tag) === name ? [] : [[languageSetting(tag), name]]
    })
    if (isBareLanguage) kept.push([languageSetting(bare), unnamed])
    if (isBareLanguage && wanted !== undefined) kept.push(['default_language', wanted])
    return kept
  }

  function matching(name: string, names: readonly string[], known: ReadonlyMap<string, string>) {
    const alike = names.find((other) => fold(other) === fold(name))
    if (alike !== undefined) return alike
    const [tag] = languageTags([name]).values()
    const sameTag = names.find((other) => known.get(fold(other)) === tag)
    if (sameTag === undefined && !isBare && settings)
      report.warn(settings.where('default_language'), 'language.default-unknown', name)
    return sameTag
  }
}

/** `id=Bahasa Indonesia (id)`, a line each: tags by the names at the head of columns. */
function ownTags(text = ''): Map<string, string> {
  return new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const [, tag, name] = /^\s*([a-z]{2,3}(?:-[A-Z]{2})?)\s*=\s*(.*\S)\s*$/.exec(line) ?? []
      return tag === undefined || name === undefined ? [] : [[fold(name), tag]]
    }),
  )
}

function hasBareLabel(table: Table): boolean {
  return bareTexts(table).length > 0
}

function bareTexts(table: Table): string[] {
  return table.labels.filter(({ language }) => language === null).map(({ text }) => text)
}

function fold(name: string): string {
  return name.trim().toLowerCase()
}

function distinct<T>(list: readonly T[]): T[] {
  return [...new Set(list)]
}
