// The coders side by side, and the codes: what agreement is computed from, and which codes stand together.
import { sql } from 'drizzle-orm'
import type { Column, Value } from '../../../core/table/table.ts'
import type { Block } from '../../../core/wire/coding.ts'
import { list, rows } from '../db.ts'
import { type ToldRow, told, toldBlocks } from '../told.ts'
import { type CodedSource, type Coding, codedPage, coderOf, codersOf, codesOf } from './coded.ts'
import { count, text } from './columns.ts'
import type { Ground, Rows } from './ground.ts'

/**
 * Units × coders: one row for each turn or paragraph of a source that at least two coders coded, and a column for each
 * code and coder: 1 where they put it in that unit, 0 where they did not, nothing where they did not code the source.
 * In R, `irr::kappa2(d[, c("code.trust.coder-1", "code.trust.coder-2")])`.
 */
export async function agreementUnits(ground: Ground): Promise<Rows> {
  const { mask, filter } = ground
  const [codes, coders] = await Promise.all([codesOf(ground), codersOf(ground)])
  const names = [...coders.values()]
  const shown = [...codes].filter(([id]) => filter.codes?.includes(id) ?? true)
  const columns: Column[] = [
    text('source_id', 'Identifier of the source', 'Pengenal sumber'),
    text('source', 'Source', 'Sumber'),
    count('unit', 'Unit (turn or paragraph)', 'Unit (giliran atau paragraf)'),
    count('start', 'Begins at (UTF-16 units)', 'Mulai (satuan UTF-16)'),
    count('end', 'Ends before (UTF-16 units)', 'Sampai sebelum (satuan UTF-16)'),
    ...shown.flatMap(([, code]) =>
      names.map(
        (coder): Column => ({
          name: `code.${mask(code.name)}.${coder}`,
          label: { id: `${mask(code.path)} · ${coder}`, en: `${mask(code.path)} · ${coder}` },
          type: 'flag',
          measure: 'nominal',
        }),
      ),
    ),
  ]
  return {
    table: { name: 'agreement', label: { id: 'Unit × pengode', en: 'Units × coders' }, columns },
    cost: 5,
    async page(cursor) {
      const { sources, codings, withdrawn, next } = await codedPage(
        { ...ground, filter: { ...filter, layer: 'coder' } },
        cursor,
        true,
      )
      const bySource = Map.groupBy(codings, ({ source }) => source)
      const shared = sources.filter(
        ({ id }) => new Set(bySource.get(id)?.map(({ person }) => person)).size > 1,
      )
      const blocks = await blocksOf(ground, shared)
      return {
        rows: shared.flatMap((source) => unitsOf(source, bySource.get(source.id) ?? [])),
        next,
        withheld: { quotes: 0, withdrawn },
      }

      function unitsOf(source: CodedSource, there: readonly Coding[]): Value[][] {
        const who = new Map(there.map((coding) => [coderOf(coding, coders) ?? '', coding.person]))
        const stands = new Map<string, Coding[]>()
        for (const coding of there) {
          const key = `${coding.code} ${coderOf(coding, coders)}`
          const known = stands.get(key)
          if (known) known.push(coding)
          else stands.set(key, [coding])
        }
        return (blocks.get(source.id) ?? []).map(({ start, end }, at) => [
          source.id,
          mask(source.title),
          at + 1,
          start,
          end,
          ...shown.flatMap(([id]) =>
            names.map((coder) =>
              who.has(coder)
                ? (stands
                    .get(`${id} ${coder}`)
                    ?.some((one) => one.start < end && one.end > start) ?? false)
                : null,
            ),
          ),
        ])
      }
    },
  }
}

export async function blocksOf({ db }: Ground, sources: readonly CodedSource[]) {
  if (sources.length === 0) return new Map<string, Block[]>()
  const found = await rows<ToldRow & { id: string }>(
    db,
    sql`select v.source_id as id, v.blocks, ${told(sql`v.source_id`, sql`v.number`)} from source_versions v
      where v.source_id in ${list(sources.map(({ id }) => id))}
        and v.number = (select max(number) from source_versions where source_id = v.source_id)`,
  )
  return new Map(found.map(({ id, ...row }) => [id, toldBlocks(row)]))
}

/**
 * Which codes stand over each other in a source: how many pairs of codings of one layer overlap, and over how many
 * characters. A pair of codes is told once, in the codebook's order; sums over sources are the study's.
 */
export async function coOccurrence(ground: Ground): Promise<Rows> {
  const { mask } = ground
  const [codes, coders] = await Promise.all([codesOf(ground), codersOf(ground)])
  const order = new Map([...codes.keys()].map((id, at) => [id, at]))
  const columns: Column[] = [
    text('source_id', 'Identifier of the source', 'Pengenal sumber'),
    text('source', 'Source', 'Sumber'),
    text('coder', 'Coder', 'Pengode'),
    text('code', 'Code', 'Kode'),
    text('with', 'Together with', 'Bersama dengan'),
    count('overlaps', 'Pairs that overlap', 'Pasangan yang bertindih'),
    count('characters', 'UTF-16 units in common', 'Satuan UTF-16 bersama'),
  ]
  return {
    table: {
      name: 'co-occurrence',
      label: { id: 'Kode yang muncul bersama', en: 'Codes that stand together' },
      columns,
    },
    cost: 4,
    async page(cursor) {
      const { sources, codings, withdrawn, next } = await codedPage(ground, cursor, true)
      const titles = new Map(sources.map(({ id, title }) => [id, title]))
      const sums = new Map<
        string,
        {
          source: string
          coder: string | null
          a: string
          b: string
          overlaps: number
          characters: number
        }
      >()
      for (const there of Map.groupBy(
        codings,
        (coding) => `${coding.source} ${coderOf(coding, coders)}`,
      ).values())
        for (const [one, other] of overlapping(there)) {
          const [a, b] =
            (order.get(one.code) ?? 0) <= (order.get(other.code) ?? 0)
              ? [one.code, other.code]
              : [other.code, one.code]
          const coder = coderOf(one, coders)
          const key = `${one.source} ${coder} ${a} ${b}`
          const sum = sums.get(key) ?? {
            source: one.source,
            coder,
            a,
            b,
            overlaps: 0,
            characters: 0,
          }
          sum.overlaps++
          sum.characters += Math.min(one.end, other.end) - Math.max(one.start, other.start)
          sums.set(key, sum)
        }
      const name = (id: string) => mask(codes.get(id)?.name ?? '')
      return {
        rows: [...sums.values()].map(({ source, coder, a, b, overlaps, characters }) => [
          source,
          mask(titles.get(source) ?? ''),
          coder,
          name(a),
          name(b),
          overlaps,
          characters,
        ]),
        next,
        withheld: { quotes: 0, withdrawn },
      }
    },
  }
}

/** Pairs of different codes. They come by where they begin, so only those that are still open are compared. */
function* overlapping(codings: readonly Coding[]): Generator<[Coding, Coding]> {
  let open: Coding[] = []
  for (const coding of codings) {
    open = open.filter((one) => one.end > coding.start)
    for (const one of open) if (one.code !== coding.code) yield [one, coding]
    open.push(coding)
  }
}
