// A loop asks the same questions of every choice of a list. The model knows no loops, so it is written out: a group for
// each choice, as pyxform does, with the choice's words in place of `%(label)s` and `%(name)s`.
import type { DraftChoice, Lists } from './choices-in.ts'
import type { Reading } from './label.ts'
import { legalName } from './name.ts'
import type { TypedLine } from './rows.ts'
import type { Line } from './table.ts'

/** Questions that one loop may become. */
const turnLimit = 5_000

export function writeOutLoop(
  reading: Reading,
  lines: readonly TypedLine[],
  lists: Lists,
): TypedLine[] {
  const start = lines.findIndex(({ type }) => type.kind === 'begin' && type.of === 'loop')
  const begin = lines[start]
  if (!begin || begin.type.kind !== 'begin') return [...lines]
  const { report } = reading
  const { line, type } = begin
  const length = lines
    .slice(start + 1)
    .findIndex((one) => one.type.kind === 'end' && one.type.of === 'loop')
  const inner = lines.slice(start + 1, start + 1 + length)
  const rest = length < 0 ? [] : lines.slice(start + 2 + length)
  const name = lists.named('choices', type.list ?? '')
  const list = name === undefined ? undefined : lists.lists.get(name)
  if (length < 0) report.refuse(line.where('type'), 'group.not-closed', line.said('name'))
  else if (inner.some((one) => one.type.kind === 'begin' && one.type.of === 'loop'))
    report.refuse(line.where('type'), 'loop.nested', line.said('name'))
  else if (list?.from !== 'choices')
    report.refuse(line.where('type'), 'list.not-there', type.list ?? '')
  else if (list.choices.length * inner.length > turnLimit)
    report.refuse(line.where('type'), 'loop.too-long', line.said('name'))
  else {
    report.warn(line.where('type'), 'loop.expanded', line.said('name'))
    const turns = list.choices.flatMap((choice) => turnOf(reading, line, inner, choice))
    const outer = { kind: 'begin', of: 'group' } as const
    const end = { line, type: { kind: 'end', of: 'group' } as const }
    return [
      ...lines.slice(0, start),
      { line, type: outer },
      ...turns,
      end,
      ...writeOutLoop(reading, rest, lists),
    ]
  }
  return [...lines.slice(0, start), ...writeOutLoop(reading, rest, lists)]
}

function turnOf(
  reading: Reading,
  loop: Line,
  inner: readonly TypedLine[],
  choice: DraftChoice,
): TypedLine[] {
  const names = new Set(inner.flatMap(({ line }) => line.said('name') ?? []))
  const suffix = legalName(choice.name).replace(/^_/, '')
  const own = (name: string) => `${name}_${suffix}`
  const fill = (text: string, language: string | null) =>
    text
      .replaceAll('%(name)s', choice.name)
      .replaceAll('%(label)s', choice.label[reading.languages.tagOf(language)] ?? choice.name)
      .replaceAll(
        /\$\{(\s*)([^\s${}#]+)(\s*)\}/g,
        (whole, before: string, name: string, after: string) =>
          names.has(name) ? `\${${before}${own(name)}${after}}` : whole,
      )
  const turned = inner.map(
    ({ line, type }): TypedLine => ({
      type,
      line: {
        ...line,
        said(key) {
          const text = line.said(key)
          if (text === undefined) return undefined
          return key === 'name' ? own(text) : fill(text, null)
        },
        exactly(key) {
          const text = line.exactly(key)
          return text === undefined ? undefined : fill(text, null)
        },
        texts: (key) =>
          line.texts(key).map((told) => ({ ...told, text: fill(told.text, told.language) })),
        rest: () => line.rest().map(([header, text]) => [header, fill(text, null)]),
      },
    }),
  )
  const group: Line = {
    ...loop,
    said: (key) => (key === 'name' ? own(loop.said('name') ?? 'loop') : undefined),
    exactly: () => undefined,
    rest: () => [],
    texts: (key) =>
      key === 'label'
        ? Object.entries(choice.label).map(([tag, text]) => ({
            language: tag,
            text,
            where: loop.where('type'),
          }))
        : [],
  }
  return [
    { line: group, type: { kind: 'begin', of: 'group' } },
    ...turned,
    { line: group, type: { kind: 'end', of: 'group' } },
  ]
}
