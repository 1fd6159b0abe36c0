// The rail: the parts of a study in the order of the work. On a narrow window it is a drawer.
import { useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import type { Tallies } from '../../../core/wire/field.ts'
import { useMessages } from './language.tsx'
import { navGroups, screens } from './routes.ts'
import { useStudy } from './study.tsx'

/** A count; that of phones stands only there when somebody should look after them, and says so. */
function Tally({ what, n }: { what: keyof Tallies | undefined; n: number }) {
  const m = useMessages().shell
  if (what !== 'phones') return <span>{n}</span>
  return (
    <span className="chip" data-state="quarantined" title={m.phonesToSee(n)}>
      <span aria-hidden="true">{n}</span>
      <span className="unseen">{m.phonesToSee(n)}</span>
    </span>
  )
}

export function Rail(props: { open: boolean; onClose: () => void }) {
  const m = useMessages().shell
  const here = useStudy()
  const [location] = useLocation()
  const rail = useRef<HTMLElement>(null)

  useEffect(() => {
    if (props.open) rail.current?.querySelector('a')?.focus()
  }, [props.open])

  return (
    <>
      {props.open && <div className="rail-shade" onClick={props.onClose} aria-hidden="true" />}
      <nav
        id="rail"
        ref={rail}
        className="rail"
        data-open={props.open}
        aria-label={m.rail}
        onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
      >
        {navGroups.map((group) => {
          const items = screens.filter((s) => s.nav?.group === group && here.may(s.needs))
          if (items.length === 0) return null
          return (
            <div key={group} className="rail-group">
              {group !== null && <p id={`rail-${group}`}>{m.groups[group]}</p>}
              <ul aria-labelledby={group === null ? undefined : `rail-${group}`}>
                {items.map(({ path, nav }) => {
                  const to = here.to(path)
                  const tally = nav?.tally && here.tallies[nav.tally]
                  const isHere = location === to || (path !== '' && location.startsWith(`${to}/`))
                  return (
                    nav && (
                      <li key={path}>
                        <Link href={to} aria-current={isHere ? 'page' : undefined}>
                          {m.nav[nav.name]}{' '}
                          {tally !== undefined && <Tally what={nav.tally} n={tally} />}
                        </Link>
                      </li>
                    )
                  )
                })}
              </ul>
            </div>
          )
        })}
      </nav>
    </>
  )
}
