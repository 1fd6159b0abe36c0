// The settings sheet: what the form is called, and what Pedoman wants to know besides.
import { consentScopes, instrumentKinds } from '../instrument/model.ts'
import { techniques } from '../wire/words.ts'
import { numberIn, wordIn } from './cell.ts'
import type { Draft } from './item-in.ts'
import { type Reading, readLabel } from './label.ts'
import type { Names } from './name.ts'
import type { Line } from './table.ts'

/** `name` is what the form is called when it does not say so itself: its file's name. */
export function readSettings(
  reading: Reading,
  names: Names,
  line: Line | undefined,
  hasScoring: boolean,
  name: string,
): Draft {
  const { report, languages } = reading
  const [first = 'id'] = languages.tags
  if (!line)
    return {
      slug: slugOf(name),
      ...kindOf(reading, line, hasScoring),
      title: { [first]: name },
      extra: extraOf(reading, [], line),
    }
  const formId = line.said('form_id')
  const titled = line.exactly('form_title')
  const title = titled ?? formId ?? name
  const slug = slugOf(formId ?? title)
  const extra: [string, string][] = []
  if (formId !== undefined && formId !== slug) {
    report.warn(line.where('form_id'), 'setting.slug', `${formId} → ${slug}`)
    extra.push(['form_id', formId])
  }
  line.said('default_language')
  line.said('pedoman::languages')
  line.said('pedoman::missing')
  line.said('pedoman::decimals')
  const named = line.exactly('instance_name')
  const more = readLabel({ ...reading, report: silent }, line, 'pedoman::title').label
  return {
    slug,
    ...kindOf(reading, line, hasScoring),
    title: { ...more, [first]: title },
    seats: numberIn(reading, line, 'pedoman::seats'),
    responseName: named && names.follow(named, line.where('instance_name')),
    extra: extraOf(reading, extra, line),
  }
}

const silent = { refuse() {}, warn() {}, hasRefused: () => false }

function kindOf(reading: Reading, line: Line | undefined, hasScoring: boolean): Draft {
  const kind = hasScoring ? 'scoring' : 'survey'
  const technique = hasScoring ? 'score' : 'interview'
  const word = <W extends string>(key: string, words: readonly W[]) =>
    line && wordIn(reading, line, key, words)
  const about = ['participant', 'case', 'study'] as const
  return {
    kind: word('pedoman::kind', instrumentKinds) ?? kind,
    technique: word('pedoman::technique', techniques) ?? technique,
    about: word('pedoman::about', about) ?? 'study',
    roles: linesIn(line?.exactly('pedoman::roles')),
    needs: needsOf(reading, line),
  }
}

function needsOf({ report }: Reading, line: Line | undefined): string[] {
  const words =
    line
      ?.said('pedoman::needs')
      ?.split(/[\s,;]+/)
      .filter(Boolean) ?? []
  for (const word of words)
    if (line && !consentScopes.some((scope) => scope === word))
      report.refuse(line.where('pedoman::needs'), 'value.word', word)
  return words
}

function linesIn(text: string | undefined): string[] {
  return text === undefined ? [] : text.split('\n')
}

function extraOf(
  { languages, report }: Reading,
  own: [string, string][],
  line: Line | undefined,
): Draft | undefined {
  // What the sheet itself says of a column's language is what an earlier export wrote there.
  const all = [...own, ...languages.kept, ...(line?.rest() ?? [])]
  for (const [header] of all)
    if (line && /^(__proto__|constructor|prototype)$/.test(header))
      report.warn(line.where(), 'column.lost', header)
  return all.length === 0 ? undefined : Object.fromEntries(all)
}

/** Small letters, digits and hyphens; what a title has besides becomes a hyphen. */
export function slugOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
  return plain.replaceAll(/^-+|-+$/g, '').slice(0, 63) || 'form'
}
