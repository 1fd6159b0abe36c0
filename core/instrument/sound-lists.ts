// The lists that questions name exist, their choices are told apart, and every file that is shown is there.
import type { Choice } from './choices.ts'
import { type Fault, type Placed, twice } from './fault.ts'
import { listOf } from './lists.ts'
import type { Instrument } from './model.ts'
import type { Media } from './names.ts'

export function listFaults(instrument: Instrument, placed: readonly Placed[]): Fault[] {
  const { lists = {}, files = [] } = instrument
  const names = new Set(files.map(({ name }) => name))
  return [
    ...twice(
      files.map(({ name }) => name),
      (index) => `files.${index}.name`,
      'file.twice',
    ),
    ...placed.flatMap(({ item, at }) => [
      ...mediaFaults(item.media, at, names),
      ...('choices' in item ? sourceFaults(instrument, item.choices, `${at}.choices`, names) : []),
    ]),
    ...Object.entries(lists).flatMap(([name, list]): Fault[] => {
      const at = `lists.${name}`
      if (list.from === 'file')
        return names.has(list.file) ? [] : [{ at: `${at}.file`, reason: 'file.missing' }]
      if (list.from !== 'choices') return []
      return [
        ...twice(
          list.choices.map((choice) => choice.name),
          (index) => `${at}.choices.${index}.name`,
          'choice.twice',
        ),
        ...choiceMedia(list.choices, `${at}.choices`, names),
      ]
    }),
  ]
}

function sourceFaults(
  instrument: Instrument,
  choices: readonly Choice[] | string,
  at: string,
  files: ReadonlySet<string>,
): Fault[] {
  if (typeof choices !== 'string') return choiceMedia(choices, at, files)
  return listOf(instrument, choices) ? [] : [{ at, reason: 'list.unknown' }]
}

function choiceMedia(choices: readonly Choice[], at: string, files: ReadonlySet<string>): Fault[] {
  return choices.flatMap(({ media }, index) => mediaFaults(media, `${at}.${index}`, files))
}

function mediaFaults(media: Media | undefined, at: string, files: ReadonlySet<string>): Fault[] {
  return Object.entries(media ?? {}).flatMap(([kind, named]) =>
    Object.entries(named ?? {}).flatMap(([language, file]): Fault[] =>
      files.has(file) ? [] : [{ at: `${at}.media.${kind}.${language}`, reason: 'file.missing' }],
    ),
  )
}
