// The study's indicators: what success is told by, each with the codes and scores behind it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import type { Indicator } from '../../../core/wire/finding.ts'
import { numberOf } from '../../kit/format.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { Head, Panes } from '../fieldwork/panes.tsx'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage, useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { IndicatorForm } from './indicator-form.tsx'
import { IndicatorList } from './indicator-list.tsx'
import { indicatorScoresQuery, indicatorsQuery } from './reads.ts'
import { removeIndicator, saveIndicator } from './writes.ts'
import './evidence.css'

export function IndicatorsScreen() {
  const here = useStudy()
  const m = useMessages().weigh.indicators
  const { id } = useParams<{ id?: string }>()
  const [, go] = useLocation()
  const [fresh] = useState(() => uuidv7())
  const indicators = useQuery(indicatorsQuery(here.slug))
  useTitle(m.title)
  const add = here.may('finding.write') && id !== 'new' && (
    <Link className="button primary" href={here.to('/indicators/new')}>
      {m.add}
    </Link>
  )
  const rows = indicators.data ?? []
  const none = indicators.data?.length === 0
  const chosen = rows.find((one) => one.id === id)
  return (
    <>
      <Head title={m.title}>{!none && add}</Head>
      {indicators.isPending && <Loading />}
      {indicators.error && <Failed error={indicators.error} again={() => indicators.refetch()} />}
      {none && id === undefined && (
        <Empty title={m.empty} action={add}>
          {m.emptyWhat}
        </Empty>
      )}
      {indicators.data && (!none || id !== undefined) && (
        <Panes
          open={id !== undefined}
          label={chosen?.name ?? m.title}
          backTo={here.to('/indicators')}
          list={<IndicatorList rows={rows} chosen={id} />}
          detail={
            id === 'new' ? (
              <IndicatorForm
                id={fresh}
                indicator={null}
                position={rows.length}
                onClose={(saved) => go(here.to(saved ? `/indicators/${fresh}` : '/indicators'))}
              />
            ) : chosen ? (
              <Detail key={chosen.id} indicator={chosen} />
            ) : (
              <p className="quiet">{m.choose}</p>
            )
          }
        />
      )}
    </>
  )
}

function Detail({ indicator }: { indicator: Indicator }) {
  const here = useStudy()
  const { conclude, weigh } = useMessages()
  const m = weigh.indicators
  const client = useQueryClient()
  const [, go] = useLocation()
  const tell = useTellProblem()
  const codes = useQuery(codesQuery(here.slug)).data
  const [editing, setEditing] = useState(false)
  const refresh = () => client.invalidateQueries({ queryKey: indicatorsQuery(here.slug).queryKey })
  const remove = useMutation({
    mutationFn: () => removeIndicator(here.slug, indicator.id),
    onSuccess: () => {
      const undo = () => void saveIndicator(here.slug, indicator.id, indicator).then(refresh, tell)
      notify({ text: m.removed, undo })
      go(here.to('/indicators'))
      return refresh()
    },
    onError: tell,
  })
  if (editing)
    return (
      <IndicatorForm
        id={indicator.id}
        indicator={indicator}
        position={indicator.position}
        onClose={() => setEditing(false)}
      />
    )
  return (
    <article className="finding">
      <header>
        <p className="quiet">{indicator.level}</p>
        <h2>{indicator.name}</h2>
        {here.may('finding.write') && (
          <p className="actions">
            <button type="button" onClick={() => setEditing(true)}>
              {conclude.edit}
            </button>
            <button type="button" disabled={remove.isPending} onClick={() => remove.mutate()}>
              {conclude.remove}
            </button>
          </p>
        )}
      </header>
      {indicator.definition && <p>{indicator.definition}</p>}
      <h3>
        {m.codes} ({m.codings(indicator.codings)})
      </h3>
      <ul className="rows">
        {indicator.codes.map((id) => (
          <li key={id}>
            <Link href={here.to(`/codebook/${id}`)}>
              {codes?.find((one) => one.id === id)?.label ?? '…'}
            </Link>
          </li>
        ))}
      </ul>
      {indicator.items.length > 0 && <Scores indicator={indicator.id} />}
    </article>
  )
}

function Scores({ indicator }: { indicator: string }) {
  const { m, language } = useLanguage()
  const words = m.weigh.indicators
  const { slug } = useStudy()
  const scores = useQuery(indicatorScoresQuery(slug, indicator))
  if (scores.error) return <Failed error={scores.error} again={() => scores.refetch()} />
  if (!scores.data) return <Loading />
  return (
    <>
      <h3>{words.scores}</h3>
      <dl className="facts">
        {scores.data.map(({ instrument, of, cases, mean }) => (
          <div key={`${instrument} ${of}`}>
            <dt>
              {of}, {instrument}
            </dt>
            <dd>
              {mean === null
                ? words.noScores
                : words.mean(numberOf(Math.round(mean * 100) / 100, language), cases)}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
