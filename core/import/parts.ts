// A bundle as it is sent: the head that says what will come, and parts of one kind each, none of which names what comes
// after it. The same bundle always makes the same parts, so that an upload that broke off goes on where it was.

import { strToU8 } from 'fflate'
import { canonical } from '../instrument/canonical.ts'
import type { Instrument } from '../instrument/model.ts'
import { utf8Bytes } from '../table/utf8.ts'
import { sha256Stream } from '../upload/sha256.ts'
import type { ImportCounts, ImportHead } from '../wire/import.ts'
import { type ImportKind, type ImportRowOf, importKinds } from '../wire/import-rows.ts'
import type { Bundle } from './bundle.ts'
import { part } from './limits.ts'

type Rows = { [K in ImportKind]: ImportRowOf<K>[] }

/** `originals` has the hash of each original that was kept, by its entry in the file; the others are not named. */
export function rowsOf(bundle: Bundle, originals: ReadonlyMap<string, string>): Rows {
  const versions = bundle.instruments.map((instrument) => ({
    instrument,
    hash: hashOf(instrument),
  }))
  return {
    case: bundle.cases,
    participant: bundle.participants,
    instrument: versions.map(({ hash, instrument }) => ({ key: hash, instrument })),
    response: bundle.responses.flatMap(({ key, version, judged, response, instrument }) => {
      const hash =
        version ?? versions.findLast(({ instrument: { slug } }) => slug === instrument)?.hash
      return hash === undefined ? [] : [{ key, version: hash, judged, response }]
    }),
    coder: bundle.coders,
    code: bundle.codes,
    source: bundle.sources.map(({ file, ...source }) => {
      const hash = file && originals.get(file.entry)
      return {
        ...source,
        file: file && hash !== undefined && hash !== null ? { hash, name: file.name } : null,
      }
    }),
    // Beside each other, the codings of one text are in few parts, and each part reads few texts.
    coding: bySource(bundle, bundle.codings),
    memo: bySource(bundle, bundle.memos),
    relation: bundle.relations,
    place: bundle.places,
    finding: bundle.findings,
    evidence: bundle.evidence,
  }
}

/** What a version is called once it is published. */
export function hashOf(instrument: Instrument): string {
  const hash = sha256Stream()
  hash.add(strToU8(canonical(instrument)))
  return hash.hex()
}

export type Parts = { head: ImportHead; parts: string[] }

export function partsOf(
  bundle: Bundle,
  file: { name: string; hash: string },
  originals: ReadonlyMap<string, string>,
): Parts {
  const rows = rowsOf(bundle, originals)
  const counts = Object.fromEntries(
    importKinds.map((kind) => [kind, rows[kind].length]),
  ) as ImportCounts
  const chars = new Map(bundle.sources.map(({ key, text }) => [key, text.length]))
  return {
    head: {
      fileName: file.name,
      fileHash: file.hash,
      format: bundle.format,
      product: bundle.product,
      counts,
      left: bundle.left,
    },
    parts: importKinds.flatMap((kind) => cut(kind, rows[kind], chars)),
  }
}

function cut(
  kind: ImportKind,
  rows: readonly unknown[],
  chars: ReadonlyMap<string, number>,
): string[] {
  const parts: string[] = []
  let held: string[] = []
  let bytes = 0
  let quoted = 0
  let texts = new Set<string>()
  const end = () => {
    if (held.length > 0) parts.push(`{"kind":"${kind}","rows":[${held.join()}]}`)
    held = []
    bytes = 0
    quoted = 0
    texts = new Set()
  }
  for (const row of rows) {
    const text = JSON.stringify(row)
    const size = utf8Bytes(text)
    const stretch = stretchOf(row)
    const next = new Set(stretch ? [...texts, stretch.source] : texts)
    const read = stretch ? [...next].reduce((sum, key) => sum + (chars.get(key) ?? 0), 0) : 0
    if (
      held.length >= part.rows ||
      bytes + size > part.bytes ||
      (held.length > 0 &&
        stretch &&
        (read > part.textChars || quoted + stretch.chars > part.quotedChars))
    )
      end()
    held.push(text)
    bytes += size
    quoted += stretch?.chars ?? 0
    if (stretch) texts.add(stretch.source)
  }
  end()
  return parts
}

/** Of a row that stands on words: which text has to be read for it, and how much of it is quoted. */
function stretchOf(row: unknown): { source: string; chars: number } | null {
  const one = row as Partial<ImportRowOf<'coding'>> & Partial<ImportRowOf<'memo'>>
  if (one.on)
    return one.on.kind === 'segment'
      ? { source: one.on.key, chars: one.on.end - one.on.start }
      : null
  return one.source !== undefined && one.start !== undefined && one.end !== undefined
    ? { source: one.source, chars: one.end - one.start }
    : null
}

function bySource<T extends { source: string } | { on: Bundle['memos'][number]['on'] }>(
  bundle: Bundle,
  things: readonly T[],
): T[] {
  const order = new Map(bundle.sources.map(({ key }, at) => [key, at]))
  const placeOf = (thing: T) => {
    const key = 'source' in thing ? thing.source : 'key' in thing.on ? thing.on.key : ''
    return order.get(key) ?? -1
  }
  return [...things].sort((a, b) => placeOf(a) - placeOf(b))
}
