// The top bar: where one is, the find box, the language, and who one is.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { api, ask } from '../../kit/api.ts'
import { languages } from '../../kit/language.ts'
import { id as kit } from '../../kit/messages/id.ts'
import { keys } from '../../kit/query.ts'
import { useTellProblem } from './explain.ts'
import { Finder } from './finder.tsx'
import { useKey } from './keys.ts'
import { useLanguage } from './language.tsx'
import { useStudy } from './study.tsx'

export function TopBar(props: { railOpen: boolean; onRail: () => void }) {
  const { m } = useLanguage()
  const here = useStudy()
  const [finding, setFinding] = useState(false)
  useKey('ctrl+k', () => setFinding(true))
  return (
    <header className="top">
      <button
        type="button"
        className="rail-button plain"
        aria-expanded={props.railOpen}
        aria-controls="rail"
        aria-label={props.railOpen ? m.shell.closeMenu : m.shell.menu}
        onClick={props.onRail}
      >
        <span aria-hidden="true">☰</span>
      </button>
      <Link className="mark" href={here.to('')}>
        <Compass />
        <span>Pedoman</span>
      </Link>
      <span className="study">{here.study.title}</span>
      <span className="grow" />
      <button type="button" className="find" onClick={() => setFinding(true)}>
        <span className="find-words">{m.shell.find}</span>
        <svg className="find-glass" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" />
          <path d="m10.5 10.5 3.5 3.5" />
        </svg>
        <kbd>Ctrl K</kbd>
      </button>
      <LanguageSwitch />
      <Account />
      {finding && <Finder onClose={() => setFinding(false)} />}
    </header>
  )
}

export function Compass() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" aria-hidden="true">
      <circle cx="12" cy="12" r="9.2" />
      <path d="m15.8 8.2-2.1 5.5-5.5 2.1 2.1-5.5z" fill="currentColor" stroke="none" />
    </svg>
  )
}

export function LanguageSwitch() {
  const { m, language, speak } = useLanguage()
  return (
    <fieldset className="languages">
      <legend className="unseen">{m.shell.language}</legend>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          className="plain"
          lang={one}
          title={kit.languages[one]}
          aria-pressed={language === one}
          onClick={() => speak(one)}
        >
          {one.toUpperCase()}
        </button>
      ))}
    </fieldset>
  )
}

function Account() {
  const { m } = useLanguage()
  const here = useStudy()
  const tell = useTellProblem()
  const [open, setOpen] = useState(false)
  const me = useQuery({ queryKey: keys.me, queryFn: () => ask(api.me.$get()), enabled: open })
  const others = me.data?.studies.filter((study) => study.slug !== here.slug) ?? []

  async function signOut() {
    try {
      await ask(api.session.$delete())
      const { forgetSteps } = await import('../coding/keeping.ts')
      await forgetSteps()
      // A full load, so that nothing of the study stays in memory.
      location.assign('/')
    } catch (error) {
      tell(error)
    }
  }

  return (
    <details
      className="account"
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.open = false
      }}
    >
      <summary className="who">
        <span aria-hidden="true">{initials(here.me.name)}</span>
        <span className="unseen">{m.shell.account(here.me.name)}</span>
      </summary>
      <div className="menu">
        <p>
          <strong>{here.me.name}</strong>
        </p>
        {others.length > 0 && (
          <>
            <p className="quiet">{m.shell.otherStudies}</p>
            {others.map((study) => (
              <Link key={study.slug} href={`/s/${study.slug}`}>
                {study.title}
              </Link>
            ))}
          </>
        )}
        {me.data?.isOwner && <Link href="/restore">{m.shell.restoreStudy}</Link>}
        <button type="button" onClick={signOut}>
          {m.shell.signOut}
        </button>
      </div>
    </details>
  )
}

function initials(name: string): string {
  const parts = name.trim().split(/\s+/)
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : parts
  return ends
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
