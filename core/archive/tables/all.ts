// Every table of an archive, in an order in which each row comes after those that it names.
import type { ArchivedTable } from '../table.ts'
import { coding } from './coding.ts'
import { conclusions } from './conclusions.ts'
import { fieldwork } from './fieldwork.ts'

export const tables: readonly ArchivedTable[] = inOrder([...fieldwork, ...coding, ...conclusions])

export function tableOf(name: string): ArchivedTable | undefined {
  return tables.find((one) => one.name === name)
}

/** Those that a table names are put before it; `members` stays the last, so that nobody sees a study that is not whole. */
function inOrder(told: readonly ArchivedTable[]): ArchivedTable[] {
  const ordered: ArchivedTable[] = []
  const put = (one: ArchivedTable, below: readonly string[]) => {
    if (ordered.includes(one)) return
    if (below.includes(one.name)) throw new Error(`${one.name} names itself in a circle`)
    for (const column of one.columns) {
      const named = told.find(({ name }) => name === column.names)
      if (named && named !== one && !one.later.includes(column.name))
        put(named, [...below, one.name])
    }
    ordered.push(one)
  }
  for (const one of told) put(one, [])
  return ordered
}
