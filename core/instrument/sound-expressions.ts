// Every expression of an instrument can be read, speaks of what exists, and waits for nothing that waits for it.
import { check, type Lookup } from '../expression/check.ts'
import { readOutput } from '../expression/output.ts'
import { parse } from '../expression/parse.ts'
import { matches } from '../expression/pattern.ts'
import { references } from '../expression/references.ts'
import type { Tree } from '../expression/tree.ts'
import { expressionsOf, type Part } from './expressions.ts'
import type { Fault } from './fault.ts'
import { listOf } from './lists.ts'
import type { Instrument } from './model.ts'
import type { Label } from './names.ts'
import { type Plan, planOf } from './plan.ts'
import { type Slot, treeOf } from './slot.ts'
import { textsOf } from './sound-labels.ts'

export function expressionFaults(instrument: Instrument): Fault[] {
  const plan = planOf(instrument)
  const lookup = lookupIn(plan)
  return [
    ...plan.slots.flatMap((slot) => [...partFaults(slot, lookup), ...outputFaults(slot, lookup)]),
    ...nameFaults(instrument, lookup),
    ...cycles(plan),
  ]
}

/** Where each part stands in the instrument's JSON. */
const places: Partial<Record<Part, string>> = {
  default: 'default.expression',
  seed: 'shuffle.seed',
}

function partFaults(slot: Slot, lookup: Lookup): Fault[] {
  return expressionsOf(slot.item).flatMap(([part]) => {
    const at = `${slot.path}.${places[part] ?? part}`
    const parsed = slot.parsed[part]
    if (!parsed?.ok) return parsed ? [{ at: `${at}:${parsed.at}`, reason: parsed.reason }] : []
    const faults = faultsIn(parsed.tree, at, lookup)
    return part === 'relevant' && readsOwn(slot)
      ? [...faults, { at, reason: 'expression.own-answer' }]
      : faults
  })
}

/** Whether a question is put cannot rest on its own answer. */
function readsOwn(slot: Slot): boolean {
  const tree = treeOf(slot, 'relevant')
  return tree !== undefined && references(tree).own
}

function outputFaults({ item, path }: Slot, lookup: Lookup): Fault[] {
  return textsOf({ item, at: path }).flatMap(({ at, label }) => labelFaults(at, label, lookup))
}

function labelFaults(at: string, label: Label | undefined, lookup: Lookup): Fault[] {
  return Object.entries(label ?? {}).flatMap(([language, text]) =>
    readOutput(text).flatMap((part) =>
      part.kind === 'value' ? faultsIn(part.tree, `${at}.${language}`, lookup) : [],
    ),
  )
}

function nameFaults({ responseName }: Instrument, lookup: Lookup): Fault[] {
  if (responseName === undefined) return []
  const parsed = parse(responseName)
  if (!parsed.ok) return [{ at: `responseName:${parsed.at}`, reason: parsed.reason }]
  return faultsIn(parsed.tree, 'responseName', lookup)
}

function faultsIn(tree: Tree, at: string, lookup: Lookup): Fault[] {
  return check(tree, lookup).flatMap((remark) =>
    remark.gravity === 'fault' ? [{ at: `${at}:${remark.at}`, reason: remark.reason }] : [],
  )
}

function lookupIn({ instrument, named, root }: Plan): Lookup {
  return {
    kindOf: (name) => {
      const type = (named.get(name) ?? (name === root.item.name ? root : undefined))?.item.type
      if (type === undefined || type === 'note' || type === 'group') return type ?? null
      return type === 'repeat' ? 'repeat' : 'answer'
    },
    hasInstance: (id) =>
      id.startsWith('/') ||
      id === '__last-saved' ||
      listOf(instrument, id) !== undefined ||
      (instrument.files ?? []).some(({ name }) => name === `${id}.csv`),
    readsPattern: (pattern) => matches('', pattern) !== null,
  }
}

/**
 * Each cycle once, its names in place of a path: `at` is `a > b > a`. A tangled slot waits for at least one tangled
 * slot, so following the first of them always comes round.
 */
function cycles(plan: Plan): Fault[] {
  const tangled = new Set(plan.tangled)
  const seen = new Set<Slot>()
  const found: Fault[] = []
  for (const start of plan.tangled) {
    const trail: Slot[] = []
    let here: Slot | undefined = start
    while (here && !seen.has(here)) {
      seen.add(here)
      trail.push(here)
      here = plan.waitsFor(here).find((slot) => tangled.has(slot))
    }
    const from = here ? trail.indexOf(here) : -1
    if (from < 0) continue
    const names = [...trail.slice(from), ...trail.slice(from, from + 1)]
    // Told already, where it stands.
    if (names.length === 2 && readsOwn(start)) continue
    found.push({ at: names.map(({ item }) => item.name).join(' > '), reason: 'expression.cycle' })
  }
  return found
}
