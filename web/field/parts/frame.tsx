// Around every screen: the bar with its title, the language switch and the network, the screen itself, and its foot.
import { type ReactNode, useEffect } from 'react'
import { chooseLanguage, useLanguage, useWords } from '../../kit/language.ts'
import { words } from '../messages/words.ts'
import { useStatus } from '../sync/status.ts'
import { Icon } from './icon.tsx'

type Props = {
  title: string
  /** Where "back" leads; none on the home screen. */
  back?: string
  /** In the builder there is no phone around the question. */
  isTrial?: boolean
  children: ReactNode
  foot?: ReactNode
}

export function Frame({ title, back, isTrial = false, children, foot }: Props) {
  const m = useWords(words)
  useEffect(() => {
    document.title = `${title} · ${m.app}`
  }, [title, m])
  return (
    <div className="phone">
      <header className="bar">
        {back === undefined ? (
          <span className="mark">
            <Icon name="compass" />
          </span>
        ) : (
          <a className="step" href={back} aria-label={m.back}>
            <Icon name="back" />
          </a>
        )}
        <h1>{title}</h1>
        {!isTrial && <LanguageSwitch />}
        {!isTrial && <Net />}
      </header>
      <main className="body">{children}</main>
      {foot !== undefined && <footer className="foot">{foot}</footer>}
    </div>
  )
}

function LanguageSwitch() {
  const language = useLanguage()
  const { other } = useWords(words)
  return (
    <button
      type="button"
      className="plain step"
      aria-label={other.name}
      onClick={() => chooseLanguage(language === 'id' ? 'en' : 'id')}
    >
      {other.code}
    </button>
  )
}

function Net() {
  const m = useWords(words)
  const { isReached } = useStatus()
  return (
    <span className="net" data-reached={isReached} role="status">
      <i />
      {isReached ? m.online : m.offline}
    </span>
  )
}
