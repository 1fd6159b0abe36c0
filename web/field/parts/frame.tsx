// Around every screen: the bar with its title, the language switch and the network, the screen itself, and its foot.
import { type ReactNode, useEffect, useState } from 'react'
import { chooseLanguage, useLanguage, useWords } from '../../kit/language.ts'
import { fetchWords, words } from '../messages/words.ts'
import { useRoute } from '../route.ts'
import { useStatus } from '../sync/status.ts'
import { useRunning } from '../talk/running.ts'
import { Icon } from './icon.tsx'
import { later } from './later.tsx'

const TalkStrip = later(() => import('./talk-strip.tsx').then((part) => part.TalkStrip))

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
  const isTalking = useTalkOfOthers()
  const [isWordless, setIsWordless] = useState(false)
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
        {!isTrial && <LanguageSwitch onMissing={setIsWordless} />}
        {!isTrial && <Net />}
      </header>
      <main className="body">
        {isWordless && (
          <p role="alert" className="problem">
            {m.otherMissing}
          </p>
        )}
        {children}
      </main>
      {(foot !== undefined || isTalking) && (
        <footer className="foot">
          {isTalking && <TalkStrip />}
          {foot}
        </footer>
      )}
    </div>
  )
}

/** A talk that is being recorded and is not the one on the screen, which has its own bar. */
function useTalkOfOthers(): boolean {
  const route = useRoute()
  const running = useRunning()
  return running !== null && !('id' in route && route.id === running.draft)
}

function LanguageSwitch({ onMissing }: { onMissing: (isMissing: boolean) => void }) {
  const language = useLanguage()
  const { other } = useWords(words)
  const next = language === 'id' ? 'en' : 'id'
  return (
    <button
      type="button"
      className="plain step"
      aria-label={other.name}
      onClick={() => {
        fetchWords(next).then(
          () => {
            chooseLanguage(next)
            onMissing(false)
          },
          () => onMissing(true),
        )
      }}
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
