// The way of a file into the study, step by step: known, read, laid aside, looked at, brought in, and out again.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Bundle } from '../../../core/import/bundle.ts'
import type { ImportCounts } from '../../../core/wire/import.ts'
import { api, ask } from '../../kit/api.ts'
import { useExplain, useTellProblem } from '../shell/explain.ts'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { chosenOf, layAside } from './lay-aside.ts'
import { useBring } from './messages.ts'
import { soundOf } from './pack.ts'
import { type Known, offer, recognise, type TableAs, Unreadable } from './readers.ts'

const inStudy = api.studies[':study']

export type Work = 'recognising' | 'reading' | 'sending' | 'bringing'

export type Stage =
  | { at: 'choosing'; wrong: string }
  | { at: 'asking'; known: Known; wrong: string }
  | { at: 'working'; work: Work; share: number | null }
  | { at: 'planned'; id: string; bundle: Bundle; wrong: string }
  | { at: 'done'; id: string; added: ImportCounts }

export type Bringing = {
  stage: Stage
  files: readonly File[]
  take(files: readonly File[], as?: TableAs): void
  read(answers: unknown): void
  apply(): void
  undo(id: string): Promise<void>
  begin(): void
  stop(): void
}

export function useBringing(): Bringing {
  const { slug, may } = useStudy()
  const m = useBring()
  const explain = useExplain()
  const tell = useTellProblem()
  const client = useQueryClient()
  const [files, setFiles] = useState<readonly File[]>([])
  const [stage, setStage] = useState<Stage>({ at: 'choosing', wrong: '' })
  const control = useRef<AbortController | null>(null)
  /** Readers may have a worker open, which nobody else would end. */
  const held = useRef<AbortController | null>(null)
  const close = useCallback(() => held.current?.abort(), [])
  useEffect(
    () => () => {
      control.current?.abort()
      close()
    },
    [close],
  )

  /** Something long with a way out. What goes wrong is said where `back` leads. */
  async function during(
    job: (signal: AbortSignal) => Promise<Stage>,
    back: (wrong: string) => Stage,
  ) {
    const own = new AbortController()
    control.current?.abort()
    control.current = own
    try {
      const next = await job(own.signal)
      if (!own.signal.aborted) setStage(next)
    } catch (error) {
      if (control.current !== own) return
      if (own.signal.aborted) setStage(back(''))
      else setStage(back(error instanceof Unreadable ? error.message : explain(error)))
    }
  }
  const working = (work: Work) => (share: number | null) => {
    if (!control.current?.signal.aborted) setStage({ at: 'working', work, share })
  }

  function take(chosen: readonly File[], as: TableAs | null = null) {
    if (chosen.length === 0) return
    close()
    const open = new AbortController()
    held.current = open
    setFiles(chosen)
    setStage({ at: 'working', work: 'recognising', share: null })
    const back = (wrong: string): Stage => ({ at: 'choosing', wrong })
    void during(async (signal) => {
      const about = { study: slug, mayName: may('identity.read'), as, until: open.signal }
      const known = await recognise(await offer(chosen, about))
      if (!known) return back(m.wrong.unknown)
      if (known.opened.Ask) return { at: 'asking', known, wrong: '' }
      return readAndSend(known, known.opened.answers, chosen, signal)
    }, back)
  }

  function read(answers: unknown) {
    if (stage.at !== 'asking') return
    const known = { ...stage.known, opened: { ...stage.known.opened, answers } }
    void during(
      (signal) => readAndSend(known, answers, files, signal),
      (wrong) => ({ at: 'asking', known, wrong }),
    )
  }

  async function readAndSend(
    { opened }: Known,
    answers: unknown,
    chosen: readonly File[],
    signal: AbortSignal,
  ): Promise<Stage> {
    const [reading, sending] = [working('reading'), working('sending')]
    reading(null)
    const bundle = await soundOf(await opened.read(answers, reading, signal), signal)
    if (isEmpty(bundle)) throw new Unreadable(m.wrong.nothing)
    signal.throwIfAborted()
    sending(0)
    const file = await chosenOf(chosen, signal)
    const original = (entry: string) => opened.original(entry)
    const id = await layAside(slug, file, bundle, original, sending, signal)
    close()
    void client.invalidateQueries({ queryKey: [slug, 'imports'] })
    return { at: 'planned', id, bundle, wrong: '' }
  }

  function apply() {
    if (stage.at !== 'planned') return
    const { id, bundle } = stage
    working('bringing')(null)
    void during(
      async () => {
        const { added } = await ask(
          inStudy.imports[':id'].apply.$post({ param: { study: slug, id } }),
        )
        await changed()
        return { at: 'done', id, added }
      },
      (wrong) => ({ at: 'planned', id, bundle, wrong }),
    )
  }

  /** Sources, codes, counts, findings: whatever was read before a file came in or went is read anew; its plan is over. */
  const changed = useCallback(
    () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [own, what] }) => own === slug && what !== 'import-plan',
      }),
    [client, slug],
  )

  const undo = useCallback(
    async (id: string) => {
      try {
        await ask(inStudy.imports[':id'].$delete({ param: { study: slug, id } }))
        setStage((now) => ('id' in now && now.id === id ? { at: 'choosing', wrong: '' } : now))
        notify({ text: m.done.undone })
        await changed()
      } catch (error) {
        tell(error)
      }
    },
    [slug, m, tell, changed],
  )

  return {
    stage,
    files,
    take,
    read,
    apply,
    undo,
    begin: () => {
      close()
      setStage({ at: 'choosing', wrong: '' })
    },
    stop: () => control.current?.abort(),
  }
}

function isEmpty(bundle: Bundle): boolean {
  const { format, product, left, offsets, ...things } = bundle
  return Object.values(things).every((list) => list.length === 0)
}
