// The wave of the whole talk with the marks of its questions, and how long it has been recorded. Drawn anew a few times a
// second, apart from everything around it.
import { useEffect, useState } from 'react'
import { clock } from '../../kit/format.ts'
import type { Draft } from '../store/shape.ts'
import type { Running } from '../talk/running.ts'
import { levelOf } from '../talk/session.ts'

/** A talk of seconds does not fill the wave. */
const leastMs = 30_000

export function Elapsed({ running, beforeMs }: { running: Running; beforeMs: number }) {
  useTick(running.state === 'on')
  return <b className="elapsed">{clock(beforeMs + running.lengthMs())}</b>
}

type Props = { draft: Draft; running: Running; atMs: () => number }

/** For the eyes only: that it records, and what was marked when, is told in words elsewhere. */
export function TalkWave({ draft, running, atMs }: Props) {
  useTick(running.state === 'on')
  const bars = levelOf(draft.id)?.bars() ?? []
  const from = bars[0]?.fromMs ?? atMs()
  const range = Math.max(atMs() - from, leastMs)
  const place = (ms: number) => ((ms - from) / range) * 100
  const now = running.state === 'on' && !running.isMuted ? (bars.at(-1)?.level ?? 0) : 0
  return (
    <>
      <svg className="level" viewBox="0 0 4 30" aria-hidden="true">
        <rect x="0" y={30 - now * 30} width="4" height={now * 30} rx="2" />
      </svg>
      <svg className="wave" viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
        {bars.map(({ fromMs, forMs, level }) => {
          const high = 2 + level * 26
          const wide = Math.max((forMs / range) * 100 * 0.66, 0.3)
          return (
            <rect key={fromMs} x={place(fromMs)} y={15 - high / 2} width={wide} height={high} />
          )
        })}
        {momentsOf(draft)
          .filter((ms) => ms >= from)
          .map((ms) => (
            <line key={ms} x1={place(ms)} x2={place(ms)} y1="0" y2="30" />
          ))}
      </svg>
    </>
  )
}

/** When a question or a follow-up was touched, or a moment marked. */
function momentsOf({ coverage, probes, marks = [] }: Draft): number[] {
  const touched = [...Object.values(coverage), ...Object.values(probes).flatMap(Object.values)]
  const all = [...touched.map((one) => one.atMs), ...marks.map((one) => one.atMs)]
  return [...new Set(all.filter((ms) => ms !== undefined))]
}

const tickMs = 250

function useTick(isOn: boolean): void {
  const [, setTick] = useState(0)
  useEffect(() => {
    if (!isOn) return
    const timer = setInterval(() => setTick((n) => n + 1), tickMs)
    return () => clearInterval(timer)
  }, [isOn])
}
