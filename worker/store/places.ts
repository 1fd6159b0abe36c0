// Where codings stand in their sources: the question they answer, the moment of the recording, and who speaks there.
import { sql } from 'drizzle-orm'
import { blockIndexAt, momentAt } from '../../core/text/place.ts'
import { speakersIn } from '../../core/triangulate/voices.ts'
import type { Block } from '../../core/wire/coding.ts'
import { type Db, rows } from './db.ts'
import { pageBytes } from './exports.ts'
import { type ToldRow, told, toldBlocks } from './told.ts'

/** A coding, and how heavy the blocks of its source are. */
export type Placed = {
  id: string
  source: string
  version: number
  start: number
  end: number
  blocksBytes: number
}
export type Place = {
  question: string
  timeMs: number | null
  speakers: string[]
  /** The blocks that it begins and ends in, counted from 0. */
  firstBlock: number
  lastBlock: number
}
export const nowhere: Place = {
  question: '',
  timeMs: null,
  speakers: [],
  firstBlock: 0,
  lastBlock: 0,
}

/** Blocks are read a few sources at a time and let go as soon as the places are known: only those are kept. */
export async function placesOf(db: Db, found: readonly Placed[]): Promise<Map<string, Place>> {
  const bySource = Map.groupBy(found, (row) => `${row.source} ${row.version}`)
  const places = new Map<string, Place>()
  for (const part of parts([...bySource.values()].flatMap(([row]) => row ?? []))) {
    const wanted = part.map(({ source, version }) => ({ source, version }))
    const read = await rows<ToldRow & { source: string; number: number }>(
      db,
      sql`select v.source_id as source, v.number, v.blocks, ${told(sql`v.source_id`, sql`v.number`)}
        from json_each(${JSON.stringify(wanted)}) j
        join source_versions v on v.source_id = j.value ->> 'source' and v.number = j.value ->> 'version'`,
    )
    for (const { source, number, ...row } of read) {
      const blocks = toldBlocks(row)
      const headings = headingsOf(blocks)
      for (const { id, start, end } of bySource.get(`${source} ${number}`) ?? []) {
        const at = blockIndexAt(blocks, start)
        const firstBlock = Math.max(0, at)
        places.set(id, {
          question: questionAt(blocks[at] ?? null, headings),
          timeMs: momentAt(blocks, start),
          speakers: speakersIn(blocks, start, end),
          firstBlock,
          lastBlock: Math.max(firstBlock, blockIndexAt(blocks, end - 1)),
        })
      }
    }
  }
  return places
}

/** A question's wording stands above the first of its blocks only. */
function headingsOf(blocks: readonly Block[]): Map<string, string> {
  const headed = blocks.filter((block) => block.question !== undefined && block.heading)
  // The first of a name is to stay, so the last goes in first.
  return new Map(headed.toReversed().map((block) => [block.question ?? '', block.heading ?? '']))
}

function questionAt(block: Block | null, headings: Map<string, string>): string {
  return block?.heading ?? headings.get(block?.question ?? '') ?? ''
}

/** Sources in parts whose blocks can be held at once. */
function parts(sources: readonly Placed[]): Placed[][] {
  const made: Placed[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const row of sources) {
    if (bytes + row.blocksBytes > pageBytes) {
      made.push([])
      bytes = 0
    }
    made.at(-1)?.push(row)
    bytes += row.blocksBytes
  }
  return made
}
