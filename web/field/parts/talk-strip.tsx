// On every other screen: that a talk is being recorded, how long, and the way back to it.
import { useWords } from '../../kit/language.ts'
import { talkWords } from '../messages/talk-words.ts'
import { paths } from '../route.ts'
import { useRunning } from '../talk/running.ts'
import { Elapsed } from './talk-wave.tsx'
import './talk.css'

export function TalkStrip() {
  const m = useWords(talkWords)
  const running = useRunning()
  if (!running) return null
  const state = running.state === 'lost' ? m.lost : running.isMuted ? m.muted : m[running.state]
  return (
    <a className="talk-strip" href={paths.fill(running.draft)} data-state={running.state}>
      <i />
      <span>
        <b>{m.back(running.title)}</b>
        <small role="status">{state}</small>
      </span>
      <Elapsed running={running} beforeMs={0} />
    </a>
  )
}
