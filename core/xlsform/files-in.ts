// The files that belong to a form: those that an export of ours names, and those that an author has still to attach.
import type { Instrument, Item } from '../instrument/model.ts'
import type { Media } from '../instrument/names.ts'
import type { Draft } from './item-in.ts'
import type { Report } from './remark.ts'
import { placeOf, type Sources } from './sources.ts'
import type { Table } from './table.ts'

export function readFiles(table: Table | undefined, report: Report): Draft[] | undefined {
  return table?.lines.map((line) => {
    const size = line.said('pedoman::size_bytes') ?? ''
    if (!/^\d+$/.test(size)) report.refuse(line.where('pedoman::size_bytes'), 'value.number', size)
    return {
      name: line.exactly('pedoman::name'),
      hash: line.said('pedoman::hash'),
      type: line.exactly('pedoman::type') ?? '',
      sizeBytes: Number(size),
    }
  })
}

/** Once for each file, at the first place that shows it. */
export function warnUnattached(instrument: Instrument, sources: Sources, report: Report): void {
  const attached = new Set(instrument.files?.map(({ name }) => name))
  for (const { file, at } of filesNamed(instrument)) {
    if (attached.has(file)) continue
    attached.add(file)
    report.warn(placeOf(at, sources), 'file.not-attached', file)
  }
}

function filesNamed({ items, lists = {} }: Instrument): { file: string; at: string }[] {
  return [
    ...below(items, 'items'),
    ...Object.entries(lists).flatMap(([name, list]) => {
      if (list.from === 'file') return [{ file: list.file, at: `lists.${name}` }]
      if (list.from !== 'choices') return []
      return list.choices.flatMap(({ media }, index) =>
        shown(media, `lists.${name}.choices.${index}`),
      )
    }),
  ]
}

function below(items: readonly Item[], at: string): { file: string; at: string }[] {
  return items.flatMap((item, index) => [
    ...shown(item.media, `${at}.${index}`),
    ...('items' in item ? below(item.items, `${at}.${index}.items`) : []),
  ])
}

function shown(media: Media | undefined, at: string): { file: string; at: string }[] {
  return Object.entries(media ?? {}).flatMap(([kind, files]) =>
    Object.values(files ?? {}).map((file) => ({ file, at: `${at}.media.${kind}` })),
  )
}
