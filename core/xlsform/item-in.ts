// One row of the survey sheet as a group, a repeat or a question. What the model has no place for goes into `extra`.
import { parse } from '../expression/parse.ts'
import { numberIn, yesNo } from './cell.ts'
import { type Reading, readLabel, readMedia } from './label.ts'
import type { Names } from './name.ts'
import type { Row } from './rows.ts'

/** Not yet checked: what comes out is held against the model as a whole. */
export type Draft = Record<string, unknown>

/** What all rows share while they are read. */
export type Room = Reading & {
  names: Names
  /** A guide's follow-ups, by the question's name as the author wrote it. */
  probes: ReadonlyMap<string, Draft[]>
}

/** A group or a repeat, without what lies in it. */
export function readGroup(room: Room, row: Row, of: 'group' | 'repeat'): Draft {
  const reader = readerOf(room, row)
  const { line } = row
  const draft: Draft = { type: of, ...reader.placed(), label: reader.label('label') }
  if (of === 'group') draft.goalMinutes = numberIn(room, line, 'pedoman::goal_minutes')
  else draft.count = reader.expression('repeat_count')
  return { ...draft, extra: reader.extra() }
}

export type ItemReader = ReturnType<typeof readerOf>

/** Reads the columns that many types share; each is asked for once, and what nobody asked for is `extra`. */
export function readerOf(room: Room, row: Row) {
  const { line, name } = row
  const extra: [string, string][] = []
  line.said('type')
  line.said('name')
  line.said('disabled')

  const label = (key: string) => {
    const { label: found, left } = readLabel(room, line, key)
    extra.push(...left)
    return (
      found &&
      Object.fromEntries(
        Object.entries(found).map(([tag, text]) => [tag, room.names.follow(text, line.where(key))]),
      )
    )
  }
  const expression = (key: string) => {
    const text = line.exactly(key)
    return text === undefined ? undefined : room.names.follow(straight(key, text), line.where(key))
  }
  // Word processors put typographic quotes and spaces where XPath has plain ones only.
  const straight = (key: string, text: string) => {
    if (parse(text).ok) return text
    const plain = text
      .replaceAll(/[‘’‚‛]/g, "'")
      .replaceAll(/[“”„‟]/g, '"')
      .replaceAll(/[^\S \t\r\n]/g, ' ')
    if (plain === text || !parse(plain).ok) return text
    room.report.warn(line.where(key), 'expression.mended')
    return plain
  }
  return {
    line,
    label,
    expression,
    /** `yes`, `no`, or an expression that says when. */
    rule(key: string): boolean | string | undefined {
      const text = line.exactly(key)
      if (text === undefined) return undefined
      if (/^\s*(?:yes|true)\s*$/i.test(text)) return true
      return /^\s*(?:no|false)\s*$/i.test(text) ? false : expression(key)
    },
    /** A text must be there; a question without one shows its name. */
    needed(key: string) {
      const found = label(key)
      if (found) return found
      room.report.warn(line.where(key), 'label.none', name)
      return { [room.languages.tags[0] ?? 'id']: name }
    },
    placed(): Draft {
      const { media, left } = readMedia(room, line)
      extra.push(...left)
      return {
        name,
        hint: label('hint'),
        relevant: expression('relevant'),
        appearance: line.exactly('appearance'),
        media,
      }
    },
    keep(header: string, text: string | undefined) {
      if (text !== undefined && text !== '') extra.push([header, text])
    },
    number: (key: string) => numberIn(room, line, key),
    yesNo: (key: string) => yesNo(room, line, key),
    extra(): Record<string, string> | undefined {
      if (row.authored !== undefined) extra.push(['pedoman::original_name', row.authored])
      const all = [...extra, ...line.rest()]
      for (const [header] of all)
        if (header === '__proto__' || header === 'constructor' || header === 'prototype')
          room.report.warn(line.where(), 'column.lost', header)
      return all.length === 0 ? undefined : Object.fromEntries(all)
    },
  }
}
