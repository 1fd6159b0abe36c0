// The sheet of follow-ups: a row for each probe, under the name of its question.
import type { Draft } from './item-in.ts'
import { type Reading, readLabel } from './label.ts'
import type { Table } from './table.ts'

export function readProbes(reading: Reading, table: Table | undefined): Map<string, Draft[]> {
  const probes = new Map<string, Draft[]>()
  for (const line of table?.lines ?? []) {
    const question = line.said('pedoman::question') ?? ''
    const name = line.said('pedoman::name') ?? `probe_${line.row}`
    const { label } = readLabel(reading, line, 'label')
    const probe = { name, label: label ?? { [reading.languages.tags[0] ?? 'id']: name } }
    probes.set(question, [...(probes.get(question) ?? []), probe])
  }
  return probes
}

/** A follow-up of a question that is not there would be lost in silence. */
export function refuseStray(
  reading: Reading,
  table: Table | undefined,
  rows: readonly { name: string; authored?: string }[],
): void {
  const names = new Set(rows.map(({ name, authored }) => authored ?? name))
  for (const line of table?.lines ?? []) {
    const question = line.said('pedoman::question') ?? ''
    if (!names.has(question))
      reading.report.refuse(line.where('pedoman::question'), 'probe.unknown-question', question)
  }
}
