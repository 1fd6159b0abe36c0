// Steps that go over more than one source, or over the codebook: taken back with Ctrl Z wherever one codes, like the steps in
// the text itself. Here lie their ids and places only; whether they can be taken back still is the server's to say.
import type { QueryClient } from '@tanstack/react-query'
import type { CodeMove } from '../../../core/wire/codebook.ts'
import type { Code, Coding } from '../../../core/wire/coding.ts'
import { ApiProblem, api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { placeOf } from '../codebook/moves.ts'
import { touchedByCodings } from '../find/reads.ts'
import { codesQuery } from '../shell/reads.ts'
import { refresh } from '../shell/tabs.ts'
import { addStep, changeStep, stepsOf } from './keeping.ts'
import { allSent, waitingNow } from './sender.ts'
import { sourceQuery } from './source-query.ts'
import type { Span } from './span.ts'

export type Wide =
  /** Many codings by a rule or from a list. */
  | { kind: 'run'; id: string }
  /** Merged, split, brought in from a file. */
  | { kind: 'change'; id: string }
  | { kind: 'move'; id: string; code: string; from: CodeMove; to: CodeMove }
  | { kind: 'made' | 'retired'; id: string; code: string }
  /** Segments of a list, each to its sentences or turns. */
  | { kind: 'widened'; id: string; edges: EdgesMoved[] }

export type EdgesMoved = Pick<Coding, 'weight' | 'note'> & {
  coding: string
  source: string
  /** The version of the text that both spans are over. */
  version: number
  from: Span
  to: Span
}

export type Obstacle = 'moved' | 'used' | 'once' | 'changed'

export function wideScope(study: string, person: string): string {
  return `${study} ${person} *`
}

/** A step was taken: from now on it is the last one. */
export function keepWide(study: string, person: string, wide: Wide): Promise<void> {
  return addStep({ scope: wideScope(study, person), at: Date.now(), wide })
}

/** It was taken back, or done again, elsewhere: from its notice or from a list. */
export async function turnWide(
  study: string,
  person: string,
  id: string,
  isUndone: boolean,
): Promise<void> {
  const steps = await stepsOf([wideScope(study, person)])
  const step = steps.find((one) => 'wide' in one && one.wide.id === id)
  if (step) await changeStep({ ...step, isUndone })
}

/** Takes a step back or does it again; refuses, with the reason, what others have built on. */
export async function performWide(
  client: QueryClient,
  study: string,
  wide: Wide,
  way: 'undo' | 'redo',
): Promise<Obstacle | null> {
  const inStudy = api.studies[':study']
  const isUndo = way === 'undo'
  // What was done in the text before counts already.
  if (!waitingNow().isLost) await allSent()
  if (wide.kind === 'run') {
    const one = inStudy['coding-runs'][':id']
    const param = { study, id: wide.id }
    await (isUndo ? ask(one.undo.$post({ param })) : ask(one.redo.$post({ param })))
    await refresh(client, ...touchedByCodings(study))
    return null
  }
  if (wide.kind === 'change') {
    // What it went over may have changed meanwhile, so it is made again by hand.
    if (!isUndo) return 'once'
    await ask(inStudy.codebook.changes[':id'].undo.$post({ param: { study, id: wide.id } }))
    await refresh(client, ...touchedByBook(study))
    return null
  }
  if (wide.kind === 'widened') {
    const steps = wide.edges.map((one) => (isUndo ? { ...one, from: one.to, to: one.from } : one))
    let done = 0
    for (const one of isUndo ? steps.toReversed() : steps)
      if (await moveEdges(client, study, one)) done += 1
    await refresh(client, ...touchedByCodings(study))
    return done > 0 ? null : 'changed'
  }
  const param = { study, id: wide.code }
  const codes = await client.fetchQuery({ ...codesQuery(study), staleTime: 0 })
  if (wide.kind === 'move') {
    const [here, there] = isUndo ? [wide.to, wide.from] : [wide.from, wide.to]
    if (!isAt(codes, wide.code, here)) return 'moved'
    await ask(inStudy.codes[':id'].move.$post({ param, json: there }))
  } else if ((wide.kind === 'made') === isUndo) {
    const code = codes.find((one) => one.id === wide.code)
    if (wide.kind === 'made' && (!code || code.codings > 0 || hasBelow(codes, wide.code)))
      return 'used'
    await ask(inStudy.codes[':id'].retire.$post({ param }))
  } else await ask(inStudy.codes[':id'].restore.$post({ param }))
  await refresh(client, keys.codes(study), [study, 'codebook'])
  return null
}

/** False where the text was corrected since, or the coding is not as it was. */
export async function moveEdges(
  client: QueryClient,
  study: string,
  { coding, source: of, version, from, to, weight, note }: EdgesMoved,
): Promise<boolean> {
  const source = await client.fetchQuery(sourceQuery(study, of))
  if (source.version !== version) return false
  const quote = source.text.slice(to.start, to.end)
  const json = { was: { ...from, weight, note }, ...to, quote, weight, note }
  try {
    await ask(api.studies[':study'].codings[':id'].$patch({ param: { study, id: coding }, json }))
    return true
  } catch (error) {
    if (error instanceof ApiProblem) return false
    throw error
  }
}

/** Everything that a merging, a splitting or a file may have changed. */
export function touchedByBook(study: string) {
  return [
    keys.codes(study),
    keys.study(study),
    [study, 'codings'],
    [study, 'segments'],
    [study, 'codebook'],
    keys.memos(study),
    keys.findings(study),
  ]
}

function isAt(codes: readonly Code[], id: string, { parent, after }: CodeMove): boolean {
  const now = placeOf(codes, id)
  return now.parent === parent && now.after === after
}

function hasBelow(codes: readonly Code[], id: string): boolean {
  return codes.some((one) => one.parent === id && one.retiredAt === null)
}
