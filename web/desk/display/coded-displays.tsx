// The displays that count coded segments: what they are narrowed by, the one that is looked at, and the words behind a chosen number.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { branchOf, itself, once } from '../../../core/display/coded.ts'
import type { Technique } from '../../../core/wire/words.ts'
import { branches } from '../codebook/branches.ts'
import { FoldsWhenNarrow } from '../conclude/folds.tsx'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { askedIn, narrowed, narrowings } from './asked.ts'
import { CrosstabView } from './crosstab-view.tsx'
import { FilterBar } from './filter-bar.tsx'
import { FrameworkView } from './framework-view.tsx'
import { useDisplayWords } from './messages.ts'
import { codedQuery } from './reads.ts'
import { SaturationView } from './saturation-view.tsx'
import { TogetherView } from './together-view.tsx'
import type { ViewProps } from './view.ts'
import { WithPassages } from './with-passages.tsx'

const views = {
  crosstab: CrosstabView,
  together: TogetherView,
  framework: FrameworkView,
  saturation: SaturationView,
}

export function CodedDisplays({ display }: { display: keyof typeof views }) {
  const m = useDisplayWords()
  const { techniques } = useMessages().shell
  const here = useStudy()
  const search = useSearch()
  const [, go] = useLocation()
  const [read, setRead] = useState(0)
  const coded = useQuery(codedQuery(here.slug, setRead))
  const codes = useQuery(codesQuery(here.slug))

  const asked = useMemo(() => askedIn(search), [search])
  const branch = useMemo(() => branchOf(codes.data ?? []), [codes.data])
  const lines = useMemo(() => branches(codes.data ?? []), [codes.data])
  const layered = useMemo(
    () => (coded.data ? narrowed(coded.data.segments, coded.data.sources, branch, asked) : []),
    [coded.data, branch, asked],
  )
  const segments = useMemo(() => once(layered), [layered])
  const params = new URLSearchParams(search)
  const onSet = (key: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value === '') next.delete(key)
    else next.set(key, value)
    go(here.to(`/displays/${display}${next.size === 0 ? '' : `?${next}`}`), { replace: true })
  }
  const failed = coded.error ?? codes.error
  const given: Omit<ViewProps, 'onBehind'> | null = coded.data
    ? {
        segments,
        layered,
        coded: coded.data,
        codesOf: asked.rolled ? branch : itself,
        branchOf: branch,
        lines,
        params,
        onSet,
        groupWord: (grouping, group) =>
          grouping === 'technique' ? (techniques[group as Technique] ?? group) : group,
      }
    : null
  const View = views[display]
  return (
    <>
      {failed && <Failed error={failed} again={() => coded.refetch()} />}
      {!failed && !(coded.data && codes.data) && (
        <>
          <Loading />
          {read > 0 && <p className="quiet">{m.reading(read)}</p>}
        </>
      )}
      {coded.data?.segments.length === 0 && (
        <Empty
          title={m.empty}
          action={
            <Link className="button" href={here.to('/sources')}>
              {m.toSources}
            </Link>
          }
        >
          {m.emptyWhat}
        </Empty>
      )}
      {given && codes.data && given.coded.segments.length > 0 && (
        <>
          <FoldsWhenNarrow label={m.filter.title}>
            <FilterBar coded={given.coded} codes={codes.data} asked={asked} onSet={onSet} />
          </FoldsWhenNarrow>
          <p className="quiet" aria-live="polite">
            {m.counted(segments.length, new Set(segments.map((one) => one.source)).size)}{' '}
            {narrowings.some((one) => asked[one] !== '') && (
              <Link href={here.to(`/displays/${display}`)}>{m.clear}</Link>
            )}
          </p>
          {segments.length === 0 ? (
            <p>{m.nothing}</p>
          ) : (
            <WithPassages of={`${display}?${search}`}>
              {(onBehind) => <View {...given} onBehind={onBehind} />}
            </WithPassages>
          )}
        </>
      )}
    </>
  )
}
