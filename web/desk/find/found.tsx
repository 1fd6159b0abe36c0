// What was found: how much, in which forms, line by line; ticked and coded.
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { Code } from '../../../core/wire/coding.ts'
import type { WordHit } from '../../../core/wire/search.ts'
import { useStudy } from '../shell/study.tsx'
import { CodeHits } from './code-hits.tsx'
import { formOf, formsOf, type Sort, sorted, sorts } from './hits.ts'
import { hitKey, Lines } from './lines.tsx'
import { useFind } from './messages.ts'
import type { Asked } from './reads.ts'
import { originOf } from './search-asked.ts'
import { useRows } from './use-rows.ts'

const sentAs = { words: 'search', question: 'question', speaker: 'speaker' } as const
const mostForms = 40

export function Found(props: {
  asked: Asked
  hits: readonly WordHit[]
  codes: readonly Code[]
  isAll: boolean
}) {
  const m = useFind().search
  const { slug, may, to } = useStudy()
  const [, open] = useLocation()
  const { asked, hits } = props
  const isTurns = asked.by !== 'words'
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const [sort, setSort] = useState<Sort>('place')
  const forms = useMemo(() => (isTurns ? [] : formsOf(hits)), [isTurns, hits])
  const shown = useMemo(
    () =>
      sorted(
        hits.filter((hit) => !off.has(formOf(hit))),
        sort,
      ),
    [hits, off, sort],
  )
  const onOpen = (hit: WordHit) => open(to(`/sources/${hit.source.id}?at=${hit.start}`))
  const rows = useRows<WordHit>({
    rows: shown,
    keyOf: hitKey,
    guess: 40,
    onOpen,
    place: `${slug} ${JSON.stringify(asked)}`,
  })
  const chosen = useMemo(
    () => shown.filter((hit) => rows.ticked.has(hitKey(hit))),
    [shown, rows.ticked],
  )
  const sources = new Set(shown.map((hit) => hit.source.id)).size

  function toggleForm(form: string) {
    const next = new Set(off)
    if (!next.delete(form)) next.add(form)
    setOff(next)
  }

  return (
    <>
      <p className="find-count" role="status">
        {m.found(shown.length, sources, props.isAll)}
      </p>
      {forms.length > 0 && (
        <fieldset className="find-forms">
          <legend title={m.formsHint}>{m.formsFound}</legend>
          {forms.slice(0, mostForms).map(([form, n]) => (
            <button
              key={form}
              type="button"
              className="chip"
              aria-pressed={!off.has(form)}
              onClick={() => toggleForm(form)}
            >
              {form} {n}
            </button>
          ))}
        </fieldset>
      )}
      <div className="find-row">
        {!isTurns && (
          <label>
            {m.sort}{' '}
            <select
              value={sort}
              onChange={(event) =>
                setSort(sorts.find((one) => one === event.target.value) ?? 'place')
              }
            >
              {sorts.map((one) => (
                <option key={one} value={one}>
                  {m.sorts[one]}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" onClick={rows.tickAll}>
          {m.tickAll}
        </button>
        {chosen.length > 0 && (
          <button type="button" onClick={rows.tickNone}>
            {m.tickNone}
          </button>
        )}
        <span className="quiet">{m.ticked(chosen.length)}</span>
        <span className="quiet find-keys">{m.keys}</span>
      </div>
      <Lines hits={shown} rows={rows} isTurns={isTurns} onOpen={onOpen} />
      {chosen.length > 0 && may('coding.write') && (
        <CodeHits
          hits={chosen}
          codes={props.codes}
          how={sentAs[asked.by]}
          origin={originOf(asked)}
          onDone={rows.tickNone}
        />
      )}
    </>
  )
}
