// The builder: outline, editor and preview beside each other, on a narrow window one at a time.
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { say } from '../../../core/instrument/label.ts'
import { choicesOf } from '../../../core/instrument/lists.ts'
import type { Answers } from '../../../core/wire/response.ts'
import { versionsQuery } from '../fieldwork/reads.ts'
import { useKey } from '../shell/keys.ts'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import { addBelow, move, putBack, remove } from './edits.ts'
import { BuilderHead } from './head.tsx'
import { newGroup, newQuestion } from './kinds.ts'
import { insertCopies } from './library.ts'
import { LibraryDialog } from './library-dialog.tsx'
import { useBuild } from './messages.ts'
import { freeName, takenNames } from './naming.ts'
import { Outline, type OutlineDeeds } from './outline.tsx'
import type { Change } from './panel.ts'
import { PartEditor } from './part-editor.tsx'
import { isItem, itemAt, placesIn } from './place.ts'
import { PreviewPane } from './preview-pane.tsx'
import { ProblemList } from './problem-list.tsx'
import { troublesOf } from './problems.ts'
import { SampleAnswers } from './sample-answers.ts'
import { type Opened, useDraft } from './use-draft.ts'
import { useReach } from './use-reach.ts'
import { useSettled } from './use-settled.ts'

type Pane = 'outline' | 'edit' | 'preview'
const panes: readonly Pane[] = ['outline', 'edit', 'preview']
const isNarrow = () => matchMedia('(max-width: 1179px)').matches

export function Builder({ id, opened }: { id: string; opened: Opened }) {
  const m = useBuild()
  const { slug } = useStudy()
  const { history, dispatch, saving, saved, save, settle } = useDraft(slug, id, opened)
  const { instrument, at } = history.present
  const [written, setTongue] = useState<string | null>(null)
  const [pane, setPane] = useState<Pane>('outline')
  const [isLibraryOpen, setLibraryOpen] = useState(false)
  const [answers, setAnswers] = useState<Answers>({})
  const root = useRef<HTMLDivElement>(null)
  const reach = useReach(root)
  const [first = 'id'] = instrument.languages
  const tongue = written !== null && instrument.languages.includes(written) ? written : first
  useTitle(instrument.title[tongue] ?? instrument.title[first] ?? m.head.untitled)

  const frozen = useFrozenNames(instrument.slug)
  const judged = useSettled(instrument, 250)
  const troubles = useMemo(() => troublesOf(judged), [judged])
  const troubled = useMemo(() => new Set(troubles.map(({ part }) => part)), [troubles])

  const onChange = useCallback<Change>(
    (edit, typing) => dispatch({ kind: 'do', edit, typing }),
    [dispatch],
  )
  const latest = useRef(instrument)
  latest.current = instrument
  const deeds = useMemo<OutlineDeeds>(() => {
    const look = (place: string) => dispatch({ kind: 'look', at: place })
    const add = (make: (name: string) => Parameters<typeof addBelow>[2], below: string | null) => {
      dispatch({
        kind: 'do',
        edit: ({ instrument: now }) => addBelow(now, below, make(freeName('q', takenNames(now)))),
      })
      setPane('edit')
      reach('words')
    }
    return {
      look,
      choose: (place) => {
        look(place)
        if (isNarrow()) setPane('edit')
      },
      open: (place) => {
        look(place)
        setPane('edit')
        reach('words')
      },
      addBelow: (place) => add((name) => newQuestion('text', name, {}), place),
      addGroup: (type, place) => add((name) => newGroup(type, name, {}), place),
      remove: (place) => {
        const now = latest.current
        const item = itemAt(now, place)
        if (!item) return
        dispatch({ kind: 'do', edit: ({ instrument: then }) => remove(then, place) })
        const label = say(item.label, now.languages[0] ?? '', now.languages)
        notify({
          text: m.outline.removed(label || item.name),
          // Whatever was done since stays done.
          undo: () =>
            dispatch({
              kind: 'do',
              edit: ({ instrument: then }) => putBack(then, place, item),
            }),
        })
      },
      move: (place, way) =>
        dispatch({ kind: 'do', edit: ({ instrument: now }) => move(now, place, way) }),
    }
  }, [dispatch, reach, m])

  useKey('ctrl+z', () => dispatch({ kind: 'undo' }))
  useKey('ctrl+shift+z', () => dispatch({ kind: 'redo' }))
  useKey('ctrl+y', () => dispatch({ kind: 'redo' }))
  const step = (by: number) => {
    const now = panes.findIndex((one) =>
      root.current?.querySelector(`[data-pane-of="${one}"]`)?.contains(document.activeElement),
    )
    const next = panes[(Math.max(now, 0) + by + panes.length) % panes.length] ?? 'outline'
    setPane(next)
    reach(next)
  }
  useKey('f6', () => step(1))
  useKey('shift+f6', () => step(-1))

  const isDisputed = saving.kind === 'conflict'
  useEffect(() => {
    if (isDisputed) setPane('edit')
  }, [isDisputed])

  // Leaving a field ends the step that its typing was.
  useEffect(() => {
    const here = root.current
    const pause = () => dispatch({ kind: 'pause' })
    here?.addEventListener('focusout', pause)
    return () => here?.removeEventListener('focusout', pause)
  }, [dispatch])

  const panel = { instrument, tongue, frozen, onChange }
  return (
    <SampleAnswers value={answers}>
      <div className="builder" ref={root} data-pane={pane}>
        <BuilderHead
          id={id}
          instrument={instrument}
          saving={saving}
          tongue={tongue}
          mayUndo={history.past.length > 0}
          mayRedo={history.future.length > 0}
          troubles={troubles.length}
          onTongue={setTongue}
          onUndo={() => dispatch({ kind: 'undo' })}
          onRedo={() => dispatch({ kind: 'redo' })}
          onSave={save}
          onReplace={(next) => onChange(() => ({ instrument: next, at: '' }))}
        />
        <fieldset className="pane-tabs" aria-label={m.panes.title}>
          {panes.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={pane === one}
              onClick={() => setPane(one)}
            >
              {m.panes[one]}
              {one === 'preview' && troubles.length > 0 && ` (${troubles.length})`}
            </button>
          ))}
        </fieldset>
        <nav
          className="build-outline"
          data-pane-of="outline"
          tabIndex={-1}
          aria-label={m.panes.outline}
        >
          <Parts at={at} troubled={troubled} onChoose={deeds.choose} />
          <Outline
            instrument={instrument}
            at={at}
            tongue={tongue}
            troubled={troubled}
            deeds={deeds}
            onChange={onChange}
          >
            <button type="button" onClick={() => setLibraryOpen(true)}>
              {m.outline.library}
            </button>
          </Outline>
        </nav>
        <section
          className="build-edit"
          data-pane-of="edit"
          tabIndex={-1}
          aria-label={m.panes.edit}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented || !isItem(at)) return
            setPane('outline')
            reach('outline')
          }}
        >
          {saving.kind === 'conflict' ? (
            <ConflictPanel
              base={saved.instrument}
              mine={instrument}
              theirs={saving.theirs}
              tongue={tongue}
              onSettle={(agreed) => settle(saving.theirs, agreed)}
            />
          ) : (
            <PartEditor
              {...panel}
              at={at}
              isFromVersion={saved.base !== null}
              onTongue={setTongue}
              onRemove={() => deeds.remove(at)}
              onAddBelow={() => deeds.addBelow(at)}
            />
          )}
        </section>
        <aside
          className="build-preview"
          data-pane-of="preview"
          tabIndex={-1}
          aria-label={m.panes.preview}
        >
          <ProblemList
            instrument={instrument}
            tongue={tongue}
            troubles={troubles}
            onGo={(trouble) => {
              dispatch({ kind: 'look', at: trouble.part })
              setPane('edit')
              reach(`at:${trouble.at}`)
            }}
          />
          <PreviewPane instrument={instrument} tongue={tongue} onAnswers={setAnswers} />
        </aside>
        {isLibraryOpen && (
          <LibraryDialog
            own={id}
            onClose={() => setLibraryOpen(false)}
            onInsert={(source, chosen) =>
              onChange(({ instrument: now, at: here }) =>
                insertCopies(now, itemAt(now, here) ? here : null, source, chosen),
              )
            }
          />
        )}
      </div>
    </SampleAnswers>
  )
}

/** The parts of an instrument that are no questions. */
function Parts(props: {
  at: string
  troubled: ReadonlySet<string>
  onChoose: (at: string) => void
}) {
  const m = useBuild()
  return (
    <ul className="build-parts">
      {(['', 'languages', 'scoring', 'lists'] as const).map((part) => (
        <li key={part}>
          <button
            type="button"
            className="plain"
            aria-current={props.at === part ? 'true' : undefined}
            onClick={() => props.onChoose(part)}
          >
            {m.outline.parts[part === '' ? 'about' : part]}
            {props.troubled.has(part) && (
              <span className="tree-trouble">
                <span aria-hidden="true">!</span>
                <span className="unseen">{m.outline.troubled}</span>
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Names that responses may have been given under: of every published version of this instrument. */
function useFrozenNames(slug: string): ReadonlySet<string> {
  const study = useStudy()
  const versions = useQuery(versionsQuery(study.slug))
  return useMemo(() => {
    const names = new Set<string>()
    for (const { instrument } of versions.data ?? []) {
      if (instrument.slug !== slug) continue
      for (const { item } of placesIn(instrument)) {
        names.add(item.name)
        if ('choices' in item)
          for (const choice of choicesOf(instrument, item) ?? [])
            names.add(`${item.name}/${choice.name}`)
        if ('probes' in item)
          for (const probe of item.probes ?? []) names.add(`${item.name}/${probe.name}`)
      }
    }
    return names
  }, [versions.data, slug])
}
