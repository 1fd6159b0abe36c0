// The choices sheets: lists by their names, each choice with its texts, its points and the author's own columns.
import type { Label } from '../instrument/names.ts'
import { numberIn, yesNo } from './cell.ts'
import { type Reading, readLabel, readMedia } from './label.ts'
import { legalName } from './name.ts'
import type { Line, Table } from './table.ts'

export type DraftChoice = { name: string; label: Label } & Record<string, unknown>
export type DraftList =
  | { from: 'choices'; choices: DraftChoice[] }
  | { from: 'file'; file: string; value: string; label: string }
  | { from: 'cases' }
  | { from: 'participants'; roles: string[] }

export type Lists = {
  lists: Map<string, DraftList>
  /** The line behind each choice, by the list's name. */
  lines: Map<string, Line[]>
  /** Our name for a list under the author's; external ones lie apart. */
  named(from: 'choices' | 'external', authored: string): string | undefined
}

export function readLists(
  reading: Reading,
  choices: Table | undefined,
  external: Table | undefined,
): Lists {
  const found: Lists['lists'] = new Map()
  const lines: Lists['lines'] = new Map()
  const names = { choices: new Map<string, string>(), external: new Map<string, string>() }
  for (const [from, table] of [
    ['choices', choices],
    ['external', external],
  ] as const) {
    for (const [authored, group] of listLines(reading, table)) {
      const name = freeName(legalName(authored), found)
      if (name !== authored && group[0])
        reading.report.warn(group[0].where('list_name'), 'name.changed', `${authored} → ${name}`)
      names[from].set(authored, name)
      const { list, kept } = listOf(reading, group)
      found.set(name, list)
      lines.set(name, kept)
    }
  }
  return { lists: found, lines, named: (from, authored) => names[from].get(authored) }
}

export function freeName(wanted: string, taken: ReadonlyMap<string, unknown>): string {
  const isTaken = (name: string) =>
    taken.has(name) || name === '__proto__' || name === 'constructor'
  let name = wanted
  for (let number = 2; isTaken(name); number++) name = `${wanted.slice(0, 120)}_${number}`
  return name
}

function listLines({ report }: Reading, table: Table | undefined): Map<string, Line[]> {
  const groups = new Map<string, Line[]>()
  for (const line of table?.lines ?? []) {
    const list = line.said('list_name')
    // A remark beside the lists: no name of a list, none of a choice.
    if (list === undefined && line.said('name') === undefined) continue
    if (list === undefined) {
      report.refuse(line.where('list_name'), 'list.missing')
      continue
    }
    const group = groups.get(list)
    if (group) group.push(line)
    else groups.set(list, [line])
  }
  return groups
}

/** The list, and the line behind each of its choices. */
function listOf(reading: Reading, lines: Line[]): { list: DraftList; kept: Line[] } {
  const from = lines[0]?.said('pedoman::from')
  if (from === 'cases') return { list: { from }, kept: lines }
  if (from === 'participants') {
    const roles = lines.flatMap((line) => line.exactly('pedoman::role') ?? [])
    return { list: { from, roles }, kept: lines }
  }
  const seen = new Map<string, string>()
  const choices: DraftChoice[] = []
  const kept: Line[] = []
  for (const line of lines) {
    const name = line.said('name')
    if (name === undefined) {
      reading.report.refuse(line.where('name'), 'choice.name-missing', line.said('list_name'))
      continue
    }
    if (/\s/.test(name)) reading.report.refuse(line.where('name'), 'choice.name-form', name)
    const choice = choiceOf(reading, line, name.replaceAll(/\s/g, '_'))
    const same = JSON.stringify(choice)
    // The same row again changes nothing; another choice of the same name is refused with the whole instrument.
    if (seen.get(name) === same) {
      reading.report.warn(line.where('name'), 'choice.twice-in-list', name)
      continue
    }
    seen.set(name, same)
    choices.push(choice)
    kept.push(line)
  }
  return { list: { from: 'choices', choices }, kept }
}

function choiceOf(reading: Reading, line: Line, name: string): DraftChoice {
  const { report, languages } = reading
  line.said('list_name')
  const { label, left } = readLabel(reading, line, 'label')
  const { media, left: leftMedia } = readMedia(reading, line)
  if (label === undefined && media === undefined)
    report.warn(line.where('label'), 'label.none', name)
  const choice: DraftChoice = { name, label: label ?? { [languages.tags[0] ?? 'id']: name } }
  if (media) choice.media = media
  const points = numberIn(reading, line, 'points')
  if (points !== undefined) choice.points = points
  const exclusive = yesNo(reading, line, 'pedoman::exclusive')
  if (exclusive !== undefined) choice.exclusive = exclusive
  const columns = [...line.rest(), ...left, ...leftMedia].map(([header, text]) => {
    const name = columnName(header)
    if (name === '__proto__' || name === 'constructor' || name === 'prototype')
      report.warn(line.where(), 'column.lost', header)
    return [name, text]
  })
  if (columns.length > 0) choice.columns = Object.fromEntries(columns)
  return choice
}

/** Expressions look a column up by its name, so it has to be one. */
function columnName(header: string): string {
  const own = /^pedoman::column::(.*)$/.exec(header)
  return own ? (own[1] ?? '') : legalName(header)
}
