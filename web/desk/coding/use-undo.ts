// Undo and redo of everything one did to the codings of a source, many steps back, also after a reload. Each step is sent like
// any other act and held by the server's own guards; one that does not apply any more says why, and is left out.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef } from 'react'
import type { Coding, Source } from '../../../core/wire/coding.ts'
import { ApiProblem } from '../../kit/api.ts'
import { momentOf } from '../../kit/format.ts'
import { useExplain } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { type Act, opposite } from './act.ts'
import {
  addStep,
  type BareAct,
  changeStep,
  dropSteps,
  stepOf,
  type TextStep,
  type WideStep,
} from './keeping.ts'
import { performWide, wideScope } from './wide.ts'

/** Edges that are pushed word by word are one step as long as the hand does not rest. */
const oneGestureMs = 1_500
/** What goes beyond the text and is that old is named first, and taken back when the key is pressed once more. */
const oneSittingMs = 30 * 60_000

type Asked = {
  source: Source
  now: () => readonly Coding[]
  labelOf: (code: string) => string
  perform: (act: Act, onRefused: () => void) => void
}

export function useUndo({ source, now, labelOf, perform }: Asked) {
  const { slug, me, study } = useStudy()
  const { m: all, language } = useLanguage()
  const m = all.coding
  const explain = useExplain()
  const client = useQueryClient()
  const scope = `${slug} ${me.id} ${source.id}`
  const scopes = useMemo(() => [scope, wideScope(slug, me.id)], [me.id, scope, slug])
  const named = useRef<number | null>(null)
  // Quick presses come in the order they were pressed.
  const line = useRef<Promise<void>>(Promise.resolve())
  const inOrder = useCallback((work: () => Promise<void>) => {
    line.current = line.current.then(work, work)
  }, [])

  const forget = useCallback(
    (id: string) =>
      inOrder(() => dropSteps(scope, (step) => 'act' in step && step.act.coding.id === id)),
    [inOrder, scope],
  )

  const act = useCallback(
    (next: Act) => {
      perform(next, () => forget(next.coding.id))
      inOrder(async () => {
        const last = await stepOf(scopes, 'undo')
        const at = Date.now()
        const joined = last && 'act' in last && joinedTo(last, next, source.version, at)
        if (joined) return changeStep(joined)
        const step = { scope, version: source.version, at, act: bare(next) }
        await addStep(step, wideScope(slug, me.id))
      })
    },
    [forget, inOrder, me.id, perform, scope, scopes, slug, source.version],
  )

  const takeWide = useCallback(
    async (step: WideStep, way: 'undo' | 'redo') => {
      const { wide } = step
      const what = m.wide[wide.kind]('code' in wide ? labelOf(wide.code) : '')
      if (Date.now() - step.at > oneSittingMs && named.current !== step.seq) {
        named.current = step.seq
        const when = momentOf(new Date(step.at).toISOString(), study.zone, language)
        return notify({ text: m.wide.old[way](what, when) })
      }
      try {
        const why = await performWide(client, slug, wide, way)
        if (why === null) {
          await changeStep({ ...step, isUndone: way === 'undo' })
          return notify({ text: way === 'undo' ? m.wide.undone(what) : m.wide.redone(what) })
        }
        await dropSteps(step.scope, (one) => one.seq === step.seq)
        notify({ text: m.wide.kept(what, m.wide.obstacles[why]), tone: 'problem' })
      } catch (error) {
        // Refused: it would be refused again, and stands in the way of the steps before it. Without a network it waits.
        if (error instanceof ApiProblem) await dropSteps(step.scope, (one) => one.seq === step.seq)
        notify({ text: m.wide.kept(what, explain(error)), tone: 'problem' })
      }
    },
    [client, explain, labelOf, language, m, slug, study.zone],
  )

  const take = useCallback(
    (way: 'undo' | 'redo') =>
      inOrder(async () => {
        const step = await stepOf(scopes, way)
        if (step && 'wide' in step) return takeWide(step, way)
        if (!step) return notify({ text: way === 'undo' ? m.nothingToUndo : m.nothingToRedo })
        const full = filled(step, source)
        const wanted = way === 'undo' ? opposite(full) : full
        const label = labelOf(step.act.coding.code)
        const why = obstacle(wanted, step, source, now())
        if (why) {
          await dropSteps(scope, (one) => one.seq === step.seq)
          return notify({ text: m.skipped(label, m.obstacles[why]), tone: 'problem' })
        }
        await changeStep({ ...step, isUndone: way === 'undo' })
        perform(wanted, () => forget(step.act.coding.id))
        const told = { apply: m.restored, remove: m.removed, edit: m.changedBack }[wanted.kind]
        notify({ text: told(label) })
      }),
    [forget, inOrder, labelOf, m, now, perform, scope, scopes, source, takeWide],
  )

  const undo = useCallback(() => take('undo'), [take])
  const redo = useCallback(() => take('redo'), [take])
  return { act, undo, redo }
}

/** Why a step does not apply any more, as far as the desk can see it; the server sees the rest. */
function obstacle(
  wanted: Act,
  step: TextStep,
  source: Source,
  rows: readonly Coding[],
): 'corrected' | 'gone' | 'recoded' | null {
  const there = rows.find((one) => one.id === wanted.coding.id)
  // The offsets of what comes back are over another text.
  if (wanted.kind !== 'remove' && step.version !== source.version) return 'corrected'
  if (wanted.kind === 'apply') return null
  if (!there) return 'gone'
  return there.code === wanted.coding.code ? null : 'recoded'
}

function joinedTo(last: TextStep, next: Act, version: number, at: number): TextStep | null {
  const { act } = last
  if (act.kind !== 'edit' || next.kind !== 'edit' || act.coding.id !== next.coding.id) return null
  if (last.version !== version || at - last.at > oneGestureMs) return null
  if (changedIn(act) !== changedIn(next)) return null
  return { ...last, at, act: { ...act, coding: without(next.coding) } }
}

/** Pushing an edge on is one gesture; pushing it and then writing a note are two. */
function changedIn({ coding, before }: Extract<BareAct, { kind: 'edit' }>): string {
  return (['start', 'end', 'weight', 'note'] as const)
    .filter((part) => coding[part] !== before[part])
    .map((part) => (part === 'start' ? 'end' : part))
    .filter((part, index, all) => all.indexOf(part) === index)
    .join(' ')
}

function without({ quote: _, ...coding }: Coding): Omit<Coding, 'quote'> {
  return coding
}

export function bare(act: Act): BareAct {
  if (act.kind !== 'edit') return { kind: act.kind, coding: without(act.coding) }
  return { kind: 'edit', coding: without(act.coding), before: without(act.before) }
}

function filled({ act }: TextStep, source: Source): Act {
  const full = (coding: Omit<Coding, 'quote'>): Coding => ({
    ...coding,
    quote: source.text.slice(coding.start, coding.end),
  })
  if (act.kind !== 'edit') return { kind: act.kind, coding: full(act.coding) }
  return { kind: 'edit', coding: full(act.coding), before: full(act.before) }
}
