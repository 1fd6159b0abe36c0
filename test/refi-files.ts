// REFI-QDA projects as different programs write them, made by hand: each has its own way of counting places.

import type { Bundle, OffsetRule } from '../core/import/bundle.ts'
import { openProject } from '../core/refi/read-project.ts'
import { escaped } from '../core/xml/write.ts'
import { type Packed, zipOf } from './zips.ts'

export const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** Stretches of the normal text, in UTF-16 units. */
export type Span = { start: number; end: number; code?: number; name?: string; more?: string }

export type Manner = {
  origin: string
  rule: OffsetRule
  lineEnd: '\n' | '\r\n'
  mark: boolean
  folder: string
  qde: string
  /** Whether selections are called by their words. */
  named: boolean
  braces: boolean
}

const cp = (lineEnd: OffsetRule['lineEnd']): OffsetRule => ({
  unit: 'code-point',
  lineEnd,
  countsMark: false,
})
const plain = {
  lineEnd: '\n',
  mark: false,
  folder: 'sources',
  qde: 'project.qde',
  named: false,
  braces: false,
} as const

export const manners = {
  nvivo: {
    ...plain,
    origin: 'NVivo 12.6',
    rule: { ...cp('as-is'), unit: 'utf-16' },
    lineEnd: '\r\n',
    mark: true,
    folder: 'Sources',
  },
  atlas: {
    ...plain,
    origin: 'ATLAS.ti 23',
    rule: cp('one'),
    lineEnd: '\r\n',
    named: true,
    qde: 'Proyek ku.qde',
    braces: true,
  },
  maxqda: { ...plain, origin: 'MAXQDA 24.2', rule: cp('as-is') },
  qualcoder: { ...plain, origin: 'QualCoder', rule: cp('as-is'), mark: true, named: true },
  /** Nobody is known to; it is told from the places alone. */
  marked: {
    ...plain,
    origin: 'Lain',
    rule: { ...cp('as-is'), countsMark: true },
    mark: true,
    named: true,
  },
  quirkos: { ...plain, origin: 'Quirkos', rule: { ...cp('as-is'), unit: 'utf-16' } },
} satisfies Record<string, Manner>

/** A place of the normal text as that program counts it. */
export function counted(text: string, at: number, { rule, lineEnd, mark }: Manner): number {
  const before = text.slice(0, at)
  const lines = before.split('\n').length - 1
  const pairs = before.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0
  const width = rule.lineEnd === 'as-is' ? lineEnd.length : rule.lineEnd === 'one' ? 1 : 2
  return (
    before.length +
    lines * (width - 1) -
    (rule.unit === 'code-point' ? pairs : 0) +
    (mark && rule.countsMark ? 1 : 0)
  )
}

export function written(text: string, { lineEnd, mark }: Manner): string {
  return (mark ? '\ufeff' : '') + text.replaceAll('\n', lineEnd)
}

export function textSource(
  n: number,
  text: string,
  spans: readonly Span[],
  how: Manner,
  more = '',
): string {
  const id = how.braces ? `{${guid(n).toUpperCase()}}` : guid(n)
  const selections = spans.map(({ start, end, code, name, more: inside = '' }, at) => {
    const called = name ?? (how.named ? text.slice(start, Math.min(end, start + 100)) : '')
    const coding =
      code === undefined
        ? ''
        : `<Coding guid="${guid(n * 1000 + 500 + at)}" creatingUser="${guid(2)}" creationDateTime="2024-03-05T08:00:00Z"><CodeRef targetGUID="${guid(code)}"/></Coding>`
    return `<PlainTextSelection guid="${guid(n * 1000 + at)}" name="${escaped(called)}" startPosition="${counted(text, start, how)}" endPosition="${counted(text, end, how)}">${inside}${coding}</PlainTextSelection>`
  })
  return `<TextSource guid="${id}" name="Wawancara ${n}" plainTextPath="internal://${guid(n)}.txt">${selections.join('')}${more}</TextSource>`
}

export const codeBook =
  `<CodeBook><Codes><Code guid="${guid(10)}" name="Modal" isCodable="true" color="#ff0000"><Description>Uang</Description>` +
  `<Code guid="${guid(11)}" name="Tabungan" isCodable="true"/></Code></Codes></CodeBook>`
export const users = `<Users><User guid="${guid(2)}" name="Rina"/></Users>`

export function qde(origin: string, inside: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><Project name="P" origin="${origin}" xmlns="urn:QDA-XML:project:1.0">${inside}</Project>`
}

/** The archive; `texts` by the number of their source. */
export function qdpx(
  how: Manner,
  inside: string,
  texts: Record<number, string>,
  more: readonly Packed[] = [],
): Uint8Array {
  return zipOf([
    { name: `${how.folder}/`, text: '' },
    { name: how.qde, text: qde(how.origin, inside) },
    { name: `${how.folder}/.root`, text: 'x' },
    ...Object.entries(texts).map(([n, text]) => ({
      name: `${how.folder}/${guid(Number(n))}.txt`,
      text: written(text, how),
    })),
    ...more,
  ])
}

export async function read(bytes: Uint8Array): Promise<Bundle | { fault: string }> {
  const project = await openProject(
    bytes.length,
    async (start, end) => bytes.subarray(start, end),
    (page) => String.fromCharCode(...page),
  )
  return 'fault' in project ? project : project.bundle({ technique: 'interview' })
}

export async function bundled(bytes: Uint8Array): Promise<Bundle> {
  const read_ = await read(bytes)
  if ('fault' in read_) throw new Error(read_.fault)
  return read_
}
