// The network of factors: a picture that reads left to right into the outcome, and the same as a table.
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Cell } from '../../../core/table/csv.ts'
import type { Code } from '../../../core/wire/coding.ts'
import type { Relation } from '../../../core/wire/finding.ts'
import { SaveBar } from '../display/save-bar.tsx'
import { WithPassages } from '../display/with-passages.tsx'
import { Head } from '../fieldwork/panes.tsx'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { FoldsWhenNarrow } from './folds.tsx'
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
  const rows = relations.data
  const failed = relations.error ?? codes.error
  const factors = new Map(codes.data?.map((code) => [code.id, code]))
  return (
    <>
      <Head title={m.title}>{rows && rows.length > 0 && add}</Head>
      {failed && <Failed error={failed} again={() => relations.refetch()} />}
      {!failed && (!rows || !codes.data) && <Loading />}
      {rows?.length === 0 && writing === null && (
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
      {rows && rows.length > 0 && codes.data && (
        <WithPassages of="network">
          {(onBehind) => (
            <section className="display" ref={root} aria-label={m.title}>
              <FoldsWhenNarrow label={picture}>
                <NetworkPicture
                  relations={rows}
                  factors={factors}
                  places={here.may('finding.write') ? places : null}
                />
                <p className="quiet">
                  {m.key} {here.may('finding.write') && m.byHand}
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
