// The network of factors: a picture that reads left to right into the outcome, and the same as a table.
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { branchOf } from '../../../core/display/coded.ts'
import type { Cell } from '../../../core/table/csv.ts'
import type { Code } from '../../../core/wire/coding.ts'
import type { Relation } from '../../../core/wire/finding.ts'
import { branches } from '../codebook/branches.ts'
import { useDisplayWords } from '../display/messages.ts'
import { SaveBar } from '../display/save-bar.tsx'
import { WithPassages } from '../display/with-passages.tsx'
import { Head } from '../fieldwork/panes.tsx'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { FoldsWhenNarrow } from './folds.tsx'
import { type Asked, askedIn, narrowed } from './network-asked.ts'
import { NetworkFilters } from './network-filters.tsx'
import { NetworkPicture } from './network-picture.tsx'
import { NetworkTable } from './network-table.tsx'
import { relationsQuery } from './reads.ts'
import { RelationForm } from './relation-form.tsx'
import { usePlaces } from './use-places.ts'
import './evidence.css'
import './network.css'

export function NetworkScreen() {
  const here = useStudy()
  const { network: m, picture } = useMessages().conclude
  const filterWord = useDisplayWords().filter.title
  const relations = useQuery(relationsQuery(here.slug))
  const codes = useQuery(codesQuery(here.slug))
  const [writing, setWriting] = useState<Relation | 'new' | null>(null)
  const root = useRef<HTMLElement>(null)
  const places = usePlaces()
  useTitle(m.title)
  const add = here.may('finding.write') && writing === null && (
    <button type="button" className="primary" onClick={() => setWriting('new')}>
      {m.add}
    </button>
  )
  const all = relations.data
  const [params, setParams] = useSearchParams()
  const asked = useMemo(() => askedIn(params), [params])
  const lines = useMemo(() => branches(codes.data ?? []), [codes.data])
  const rows = useMemo(
    () => all && narrowed(all, asked, branchOf(codes.data ?? [])),
    [all, asked, codes.data],
  )
  const set = useCallback(
    (name: keyof Asked, value: string) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          // The same factor once more: all of it again.
          if (value === '' || (name === 'around' && before.get(name) === value)) next.delete(name)
          else next.set(name, value)
          return next
        },
        { replace: true },
      ),
    [setParams],
  )
  const onChoose = useCallback((factor: string) => set('around', factor), [set])
  const failed = relations.error ?? codes.error
  const factors = useMemo(() => new Map(codes.data?.map((code) => [code.id, code])), [codes.data])
  return (
    <>
      <Head title={m.title}>{all && all.length > 0 && add}</Head>
      {failed && <Failed error={failed} again={() => relations.refetch()} />}
      {!failed && (!rows || !codes.data) && <Loading />}
      {all?.length === 0 && writing === null && (
        <Empty title={m.empty} action={add}>
          {m.emptyWhat}
        </Empty>
      )}
      {writing !== null && (
        <RelationForm
          key={writing === 'new' ? 'new' : writing.id}
          relation={writing === 'new' ? null : writing}
          onClose={() => setWriting(null)}
        />
      )}
      {all && rows && all.length > 0 && codes.data && (
        <WithPassages of="network">
          {(onBehind) => (
            <section className="display" ref={root} aria-label={m.title}>
              <FoldsWhenNarrow label={filterWord}>
                <NetworkFilters relations={all} lines={lines} asked={asked} onSet={set} />
              </FoldsWhenNarrow>
              {rows.length < all.length && (
                <p className="quiet" role="status">
                  {rows.length === 0 ? m.none : m.shown(rows.length, all.length)}{' '}
                  <button type="button" className="plain" onClick={() => setParams({})}>
                    {m.showAll}
                  </button>
                </p>
              )}
              <FoldsWhenNarrow label={picture}>
                <NetworkPicture
                  relations={rows}
                  factors={factors}
                  places={here.may('finding.write') ? places : null}
                  onChoose={onChoose}
                />
                <p className="quiet">
                  {m.key} {m.keys} {here.may('finding.write') && m.byHand}
                </p>
                {here.may('finding.write') && places.moved.size > 0 && (
                  <p data-not-drawn>
                    <button type="button" onClick={places.letGo}>
                      {m.letGo}
                    </button>
                  </p>
                )}
              </FoldsWhenNarrow>
              <NetworkTable
                relations={rows}
                factors={factors}
                onBehind={onBehind}
                onEdit={here.may('finding.write') ? setWriting : null}
              />
              <div data-not-drawn>
                <SaveBar name="network" root={root} rows={() => csvOf(rows, factors)} />
              </div>
            </section>
          )}
        </WithPassages>
      )}
    </>
  )
}

function csvOf(relations: readonly Relation[], factors: ReadonlyMap<string, Code>): Cell[][] {
  const name = (id: string) => factors.get(id)?.name ?? id
  return [
    ['from', 'type', 'sign', 'to', 'informants', 'evidence', 'note'],
    ...relations.map(({ from, type, sign, to, informants, evidence, note }): Cell[] => [
      name(from),
      type,
      sign,
      name(to),
      informants,
      evidence.length,
      note,
    ]),
  ]
}
