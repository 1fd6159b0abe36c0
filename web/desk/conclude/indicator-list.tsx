// The indicators as a list; it leaves as a picture and as its data.
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link } from 'wouter'
import type { Cell } from '../../../core/table/csv.ts'
import type { Indicator } from '../../../core/wire/finding.ts'
import { SaveBar } from '../display/save-bar.tsx'
import { useMessages } from '../shell/language.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import '../display/display.css'

export function IndicatorList(props: { rows: Indicator[]; chosen: string | undefined }) {
  const here = useStudy()
  const root = useRef<HTMLElement>(null)
  const codes = useQuery(codesQuery(here.slug)).data ?? []
  const names = new Map(codes.map((code) => [code.id, code.name]))
  const csv = (): Cell[][] => [
    ['indicator', 'level', 'definition', 'codes', 'codings', 'items'],
    ...props.rows.map(({ name, level, definition, codes, codings, items }): Cell[] => [
      ...[name, level, definition, codes.map((id) => names.get(id) ?? id).join(' '), codings],
      items.map(({ instrument, of }) => `${instrument} ${of}`).join('; '),
    ]),
  ]
  return (
    <section className="display" ref={root}>
      <List {...props} />
      <div data-not-drawn>
        <SaveBar name="indicators" root={root} rows={csv} />
      </div>
    </section>
  )
}

function List({ rows, chosen }: { rows: Indicator[]; chosen: string | undefined }) {
  const here = useStudy()
  const m = useMessages().weigh.indicators
  return (
    <nav aria-label={m.title}>
      <ol className="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              href={here.to(`/indicators/${row.id}`)}
              aria-current={row.id === chosen ? 'true' : undefined}
            >
              <strong>{row.name}</strong>
              <small>
                {[row.level, m.codings(row.codings)].filter((part) => part !== '').join(' · ')}
              </small>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
