// A draft moves to another version of its instrument, and back. What has a place there goes along; what has none is kept
// aside with the place it had, and takes it again as soon as a version offers it. Nothing is thrown away or changed.
import { choicesOf } from '../instrument/lists.ts'
import type { Instrument, Item } from '../instrument/model.ts'
import { everyItem } from '../instrument/walk.ts'
import type { Answers, AnswerValue, Coverage, Row } from '../wire/response.ts'

/** What a researcher has put in: all that a version gives a place to. */
export type Filled = {
  answers: Answers
  coverage: Record<string, Coverage>
  probes: Record<string, Record<string, Coverage>>
}

/** `ref` is where it stood: `age`, `members/r3/age`. Of a repeat, the ids of its rows. */
export type Aside =
  | { part: 'answer'; ref: string; type: Item['type']; value: AnswerValue }
  | { part: 'coverage'; ref: string; value: Coverage }
  | { part: 'probe'; ref: string; probe: string; value: Coverage }

export type Moved = Filled & { aside: Aside[] }

/** `from` is the version that the draft was filled in on. What was filled in since goes before what was kept aside. */
export function moveTo(from: Instrument, to: Instrument, draft: Moved): Moved {
  const places = placesIn(to)
  const moved: Moved = { answers: {}, coverage: {}, probes: {}, aside: [] }
  // Rows first, so that what stands in them finds them.
  const pieces = [...piecesOf(from, draft), ...draft.aside].toSorted(
    (one, other) => depthOf(one) - depthOf(other),
  )
  for (const piece of pieces) if (!settle(piece, to, places, moved)) moved.aside.push(piece)
  return moved
}

type Place = { item: Item; repeats: string }
type Places = ReadonlyMap<string, Place>

function placesIn(instrument: Instrument): Places {
  const found = new Map<string, Place>()
  for (const { item, groups } of everyItem(instrument)) {
    const repeats = groups.filter(({ type }) => type === 'repeat').map(({ name }) => name)
    if (!found.has(item.name)) found.set(item.name, { item, repeats: repeats.join('/') })
  }
  return found
}

/** A repeat comes as its row ids, what stands in its rows apart from it. */
function piecesOf(instrument: Instrument, { answers, coverage, probes }: Filled): Aside[] {
  const places = placesIn(instrument)
  const below = (inner: Answers, before: string): Aside[] =>
    Object.entries(inner).flatMap(([name, value]): Aside[] => {
      const ref = before + name
      const type = places.get(name)?.item.type ?? 'hidden'
      if (type !== 'repeat' || !isRows(value)) return [{ part: 'answer', ref, type, value }]
      return [
        { part: 'answer', ref, type, value: value.map(({ id }) => id) },
        ...value.flatMap((row) => below(row.answers, `${ref}/${row.id}/`)),
      ]
    })
  return [
    ...below(answers, ''),
    ...Object.entries(coverage).map(([ref, value]): Aside => ({ part: 'coverage', ref, value })),
    ...Object.entries(probes).flatMap(([ref, probed]) =>
      Object.entries(probed).map(([probe, value]): Aside => ({ part: 'probe', ref, probe, value })),
    ),
  ]
}

/** Puts a piece in its place, if there is one and nothing stands there yet. */
function settle(piece: Aside, to: Instrument, places: Places, moved: Moved): boolean {
  const { name, repeats } = readRef(piece.ref)
  const place = places.get(name)
  if (!place || place.repeats !== repeats) return false
  const home = rowAnswers(moved.answers, piece.ref)
  if (!home) return false
  switch (piece.part) {
    case 'answer':
      return place.item.type === piece.type && settleAnswer(piece, to, place.item, home, name)
    case 'coverage':
      if (Object.hasOwn(moved.coverage, piece.ref)) return false
      moved.coverage[piece.ref] = piece.value
      return true
    case 'probe': {
      const probed = Object.hasOwn(moved.probes, piece.ref) ? moved.probes[piece.ref] : undefined
      if (!hasProbe(place.item, piece.probe) || (probed && Object.hasOwn(probed, piece.probe)))
        return false
      moved.probes[piece.ref] = { ...probed, [piece.probe]: piece.value }
      return true
    }
    default:
      return piece satisfies never
  }
}

function settleAnswer(
  piece: Extract<Aside, { part: 'answer' }>,
  to: Instrument,
  item: Item,
  home: Answers,
  name: string,
): boolean {
  if (Object.hasOwn(home, name) || !isOffered(to, item, piece.value)) return false
  home[name] =
    item.type === 'repeat' && Array.isArray(piece.value)
      ? (piece.value as string[]).map((id): Row => ({ id, answers: {} }))
      : piece.value
  return true
}

/** Whether every choice in it is one of the version's; a list outside the version is taken at its word. */
function isOffered(instrument: Instrument, item: Item, value: AnswerValue): boolean {
  if (!('choices' in item)) return true
  const choices = choicesOf(instrument, item)
  if (!choices || ('other' in item && item.other)) return true
  const names = new Set(choices.map(({ name }) => name))
  if (typeof value === 'string') return names.has(value)
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string' && names.has(one))
  if (typeof value === 'object' && 'marks' in value)
    return value.marks.every(([one]) => names.has(one))
  return false
}

function hasProbe(item: Item, probe: string): boolean {
  return 'probes' in item && (item.probes ?? []).some(({ name }) => name === probe)
}

/** The answers that a ref's last name stands among; null when a row on the way is not there. */
function rowAnswers(answers: Answers, ref: string): Answers | null {
  const steps = ref.split('/')
  let here = answers
  for (let at = 0; at + 2 < steps.length; at += 2) {
    const rows = here[steps[at] ?? '']
    const row = isRows(rows) ? rows.find(({ id }) => id === steps[at + 1]) : undefined
    if (!row) return null
    here = row.answers
  }
  return here
}

/** `members/r3/pets/r1/name` is `name` in the repeats `members/pets`. */
function readRef(ref: string): { name: string; repeats: string } {
  const steps = ref.split('/')
  return {
    name: steps.at(-1) ?? '',
    repeats: steps
      .slice(0, -1)
      .filter((_, at) => at % 2 === 0)
      .join('/'),
  }
}

function depthOf({ ref }: Aside): number {
  return ref.split('/').length
}

function isRows(value: AnswerValue | undefined): value is Row[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object')
}
