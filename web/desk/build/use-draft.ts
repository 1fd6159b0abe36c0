// A draft while it is worked on: its history, kept in this browser at once and on the server a moment later.
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import type { Instrument } from '../../../core/instrument/model.ts'
import { NetworkLost } from '../../kit/api.ts'
import { type Draft, isChangedMeanwhile, readDraft, saveDraft } from './draft-store.ts'
import { type Action, begin, type History, step } from './history.ts'
import {
  findKept,
  isSame,
  keepHistory,
  keepPresent,
  type Saved,
  thisTab,
  withSaved,
} from './keep.ts'

/** `waiting` for a network; `refused` by the server for a reason that waiting does not mend. */
export type Saving =
  | { kind: 'saved'; at: string | null }
  | { kind: 'saving' }
  | { kind: 'waiting' }
  | { kind: 'refused'; error: unknown }
  | { kind: 'conflict'; theirs: Draft }

export type Opened = { key: string; history: History; saved: Saved }

/** What the server has, together with what this browser has not yet sent. */
export async function openDraft(study: string, id: string): Promise<Opened> {
  const tab = await thisTab()
  const draft = `${study}/${id}`
  const kept = await findKept(draft, tab)
  const key = `${draft}/${tab}`
  const remote = await readDraft(study, id).catch((error: unknown) => {
    if (kept && error instanceof NetworkLost) return null
    throw error
  })
  if (!remote) return { key, ...(kept as { history: History; saved: Saved }) }
  if (!kept) return { key, history: begin(remote.instrument), saved: remote }
  const { instrument } = kept.history.present
  // Left while it was being saved, it heard of no answer.
  if (isSame(instrument, remote.instrument)) return { key, ...withSaved(kept.history, remote) }
  const isUnsaved = instrument !== kept.saved.instrument
  if (isUnsaved || remote.revision === kept.saved.revision) return { key, ...kept }
  // Somebody went on with it: that is one more step in this tab's history.
  const { at } = kept.history.present
  const edit = () => ({ instrument: remote.instrument, at })
  return { key, history: step(kept.history, { kind: 'do', edit }), saved: remote }
}

const saveAfterMs = 700
const historyAfterMs = 500
const againAfterMs = 10_000

export function useDraft(study: string, id: string, opened: Opened) {
  const [history, dispatch] = useReducer(step, opened.history)
  /** How the last save went. */
  const [saving, setSaving] = useState<Saving>({ kind: 'saved', at: null })
  const saved = useRef<Saved>(opened.saved)
  const latest = useRef(history)
  latest.current = history
  const refused = useRef<Instrument | null>(null)
  const running = useRef<Promise<void> | null>(null)
  const { instrument } = history.present

  const saveNow = useCallback(async () => {
    const now = latest.current.present.instrument
    if (now === saved.current.instrument) return setSaving({ kind: 'saved', at: null })
    setSaving({ kind: 'saving' })
    try {
      const { base } = saved.current
      const revision = await saveDraft(study, id, { instrument: now, base }, saved.current.revision)
      saved.current = { instrument: now, base, revision }
      await keepPresent(opened.key, latest.current.present, saved.current)
      setSaving({ kind: 'saved', at: new Date().toISOString() })
    } catch (error) {
      refused.current = now
      setSaving(await trouble(study, id, error))
    }
  }, [study, id, opened.key])

  /** True once the server has what stands here; two saves at a time would refuse each other. */
  const save = useCallback(async (): Promise<boolean> => {
    while (running.current) await running.current
    running.current = saveNow()
    await running.current
    running.current = null
    return latest.current.present.instrument === saved.current.instrument
  }, [saveNow])

  useEffect(() => {
    keepPresent(opened.key, latest.current.present, saved.current)
    if (instrument === saved.current.instrument || saving.kind === 'conflict') return
    // The same again would be refused again.
    if (saving.kind === 'refused' && instrument === refused.current) return
    // Every change begins the wait anew, and so does a save that ended while somebody typed on.
    const wait = saving.kind === 'waiting' ? againAfterMs : saveAfterMs
    const timer = setTimeout(save, wait)
    return () => clearTimeout(timer)
  }, [instrument, saving, save, opened.key])

  useEffect(() => {
    const keep = () => void keepHistory(opened.key, history)
    const timer = setTimeout(keep, historyAfterMs)
    // A page that is left or reloaded has no moment more.
    addEventListener('pagehide', keep)
    return () => {
      clearTimeout(timer)
      removeEventListener('pagehide', keep)
    }
  }, [history, opened.key])

  useEffect(() => {
    const listening = new AbortController()
    addEventListener('online', () => save(), { signal: listening.signal })
    return () => listening.abort()
  }, [save])

  // Whoever leaves the builder for its paper or its publishing finds there what was written last.
  useEffect(
    () => () => {
      save()
    },
    [save],
  )

  /** Goes on from what the server has, with the instrument that was put together of both. */
  const settle = useCallback((theirs: Draft, agreed: Instrument) => {
    saved.current = theirs
    setSaving({ kind: 'saved', at: null })
    dispatch({ kind: 'do', edit: ({ at }) => ({ instrument: agreed, at }) })
  }, [])

  return {
    history,
    dispatch: dispatch as (action: Action) => void,
    saving: shown(saving, instrument === saved.current.instrument),
    saved: saved.current,
    save,
    settle,
  }
}

/** What was changed a moment ago is not on the server, though nothing has been sent yet; and what was undone need not go there. */
function shown(last: Saving, isThere: boolean): Saving {
  if (last.kind === 'saved') return isThere ? last : { kind: 'saving' }
  const isOver = isThere && (last.kind === 'waiting' || last.kind === 'refused')
  return isOver ? { kind: 'saved', at: null } : last
}

async function trouble(study: string, id: string, error: unknown): Promise<Saving> {
  if (error instanceof NetworkLost) return { kind: 'waiting' }
  if (!isChangedMeanwhile(error)) return { kind: 'refused', error }
  try {
    return { kind: 'conflict', theirs: await readDraft(study, id) }
  } catch (second) {
    return second instanceof NetworkLost ? { kind: 'waiting' } : { kind: 'refused', error: second }
  }
}
