// A reader's bundle as it can be sent: what is too long is cut where that loses nothing but length, what rests on nothing or
// does not fit is left out and counted. So the server's refusals are for senders that are not this one.
import * as v from 'valibot'
import { utf8Bytes } from '../table/utf8.ts'
import { cut } from '../text/cut.ts'
import { splitsPair } from '../text/sound.ts'
import { sourceLimitBytes } from '../wire/coding.ts'
import { type ImportKind, importRows } from '../wire/import-rows.ts'
import { CodeName, Id } from '../wire/words.ts'
import type { Bundle, LeftKind } from './bundle.ts'
import { leftOver } from './left.ts'
import { quoteCharsMost } from './limits.ts'

export function sound(bundle: Bundle): Bundle {
  const left = leftOver()
  const leave = (kind: LeftKind, name: string) => left.add(kind, cut(name, 200))
  for (const { kind, count, names } of bundle.left) {
    leave(kind, names[0] ?? '')
    for (let at = 1; at < count; at++) leave(kind, names[at] ?? '')
  }
  const only = <T>(
    kind: ImportKind,
    as: LeftKind,
    things: readonly T[],
    keyOf: (one: T) => string,
    nameOf: (one: T) => string,
  ) => {
    const seen = new Set<string>()
    return things.filter((one) => {
      const fits = !seen.has(keyOf(one)) && v.is(importRows[kind], wire(one))
      seen.add(keyOf(one))
      if (!fits) leave(as, nameOf(one))
      return fits
    })
  }
  const key = (one: { key: string }) => one.key
  const code = (one: { code: string }) => one.code

  const coders = only(
    'coder',
    'other',
    bundle.coders.map((one) => ({ ...one, name: cut(one.name.trim(), 120) || '—' })),
    key,
    ({ name }) => name,
  )
  const codes = soundCodes(bundle.codes)
  const keptCodes = withParents(only('code', 'other', codes, key, ({ label }) => label))
  const cases = only('case', 'case', bundle.cases, code, code)
  const participants = only('participant', 'row', bundle.participants, code, code)
  const sources = only(
    'source',
    'other',
    bundle.sources
      .map((one) => ({ ...one, title: cut(one.title.trim(), 200) || '—' }))
      .filter(({ title, text }) => {
        if (text.trim() === '') leave('text-missing', title)
        else if (isTooLong(text)) leave('text-long', title)
        else return true
        return false
      }),
    key,
    ({ title }) => title,
  )
  const texts = new Map(sources.map((one) => [one.key, one]))
  const [hasCode, hasCoder] = [setOf(keptCodes), setOf(coders)]
  const stands = (source: string, start: number, end: number) => {
    const text = texts.get(source)?.text ?? ''
    return (
      start >= 0 &&
      start < end &&
      end <= text.length &&
      end - start <= quoteCharsMost &&
      !splitsPair(text, start) &&
      !splitsPair(text, end)
    )
  }
  const codings = only(
    'coding',
    'coding-unfit',
    bundle.codings
      .map((one) => ({ ...one, note: cut(one.note, 2_000) }))
      .filter((one) => {
        const fits =
          stands(one.source, one.start, one.end) && hasCode.has(one.code) && hasCoder.has(one.coder)
        if (!fits) leave('coding-unfit', texts.get(one.source)?.title ?? '')
        return fits
      }),
    key,
    ({ source }) => texts.get(source)?.title ?? '',
  )
  const hasCoding = setOf(codings)
  const isOn = ({ on }: Bundle['memos'][number]) =>
    on.kind === 'study' ||
    (on.kind === 'segment' && stands(on.key, on.start, on.end)) ||
    (on.kind === 'source' && texts.has(on.key)) ||
    (on.kind === 'code' && hasCode.has(on.key)) ||
    (on.kind === 'coding' && hasCoding.has(on.key))
  const memos = only(
    'memo',
    'note',
    bundle.memos
      .map((one) => ({
        ...one,
        coder: one.coder !== null && hasCoder.has(one.coder) ? one.coder : null,
      }))
      .filter((one) => {
        if (!isOn(one)) leave('note', cut(one.text, 80))
        return isOn(one)
      }),
    key,
    ({ text }) => cut(text, 80),
  )
  const relations = only(
    'relation',
    'link',
    bundle.relations
      .map((one) => ({ ...one, name: cut(one.name, 400), note: cut(one.note, 2_000) }))
      .filter((one) => {
        const fits = hasCode.has(one.from) && hasCode.has(one.to)
        if (!fits) leave('link', one.name)
        return fits
      }),
    key,
    ({ name }) => name,
  )
  const places = only(
    'place',
    'graph',
    bundle.places.filter((one) => {
      if (!hasCode.has(one.key)) leave('graph', one.key)
      return hasCode.has(one.key)
    }),
    key,
    ({ key: of }) => of,
  )
  const findings = only(
    'finding',
    'note',
    bundle.findings.map((one) => ({ ...one, codes: one.codes.filter((of) => hasCode.has(of)) })),
    key,
    ({ claim }) => cut(claim, 80),
  )
  const hasFinding = setOf(findings)
  const evidence = only(
    'evidence',
    'link',
    bundle.evidence.filter((one) => {
      const fits = hasFinding.has(one.finding) && hasCoding.has(one.coding)
      if (!fits) leave('link', one.stance)
      return fits
    }),
    key,
    ({ stance }) => stance,
  )
  return {
    ...bundle,
    product: cut(bundle.product, 120),
    coders,
    codes: keptCodes,
    cases,
    participants,
    sources,
    codings,
    memos,
    relations,
    places,
    findings,
    evidence,
    left: left.told(),
  }
}

function soundCodes(codes: readonly Bundle['codes'][number][]): Bundle['codes'] {
  return codes.map((one) => ({
    ...one,
    label: cut(one.label.trim(), 4_000) || '—',
    // What is longer than a code may hold is cut by the plan, which says so; this is only the sender's bound.
    definition: cut(one.definition, 40_000),
    include: cut(one.include, 40_000),
    exclude: cut(one.exclude, 40_000),
    example: cut(one.example, 40_000),
    guid: v.is(Id, one.guid) ? one.guid : null,
    name: v.is(CodeName, one.name) ? one.name : null,
    position: Math.min(one.position, 100_000),
  }))
}

/** At the top, where what it stands under did not come. */
function withParents(codes: Bundle['codes']): Bundle['codes'] {
  const has = setOf(codes)
  return codes.map((one) => ({
    ...one,
    parent:
      one.parent !== null && has.has(one.parent) && one.parent !== one.key ? one.parent : null,
  }))
}

/** As it is sent: a source's original is named by hash only later. */
function wire(one: unknown): unknown {
  return typeof one === 'object' && one !== null && 'file' in one ? { ...one, file: null } : one
}

/** As a source, or as it travels: each line end and quotation mark is two characters there. */
function isTooLong(text: string): boolean {
  return utf8Bytes(text) > sourceLimitBytes || utf8Bytes(JSON.stringify(text)) > sentTextBytes
}

/** Leaves room for what else is said of the source in its part. */
const sentTextBytes = 1_300_000

function setOf(things: readonly { key: string }[]): ReadonlySet<string> {
  return new Set(things.map(({ key }) => key))
}
