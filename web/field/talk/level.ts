// How loud it is: the wave of a talk from its beginning to now, in so many bars that all of it can be seen at once.

const mostBars = 96
const firstBarMs = 500
const lookMs = 100

export type Bar = { fromMs: number; forMs: number; level: number }
export type Level = {
  /** Oldest first, on the talk's clock; levels from 0 to 1. */
  bars(): readonly Bar[]
  start(stream: MediaStream): void
  stop(): void
}

export function listenTo(atMs: () => number): Level {
  let bars: Bar[] = []
  let barMs = firstBarMs
  let quiet = () => {}
  const add = (level: number) => {
    const now = atMs()
    const last = bars.at(-1)
    if (last && now < last.fromMs + last.forMs) last.level = Math.max(last.level, level)
    else bars.push({ fromMs: now, forMs: barMs, level })
    if (bars.length <= mostBars) return
    barMs *= 2
    bars = halved(bars)
  }
  return {
    bars: () => bars,
    start(stream) {
      // A phone that cannot tell how loud it is records all the same.
      if (!('AudioContext' in globalThis)) return
      const context = new AudioContext()
      const analyser = context.createAnalyser()
      analyser.fftSize = 512
      context.createMediaStreamSource(stream).connect(analyser)
      const samples = new Float32Array(analyser.fftSize)
      const timer = setInterval(() => {
        analyser.getFloatTimeDomainData(samples)
        add(loudness(samples))
      }, lookMs)
      quiet = () => {
        clearInterval(timer)
        void context.close()
      }
    },
    stop() {
      quiet()
      quiet = () => {}
    },
  }
}

/** From -60 dB, which is a quiet room, to 0 dB: ears hear by ratios. */
export function loudness(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  const decibels = 10 * Math.log10(sum / samples.length || 1e-9)
  return Math.min(Math.max((decibels + 60) / 60, 0), 1)
}

/** Two and two together, as loud as the louder. */
export function halved(bars: readonly Bar[]): Bar[] {
  const next: Bar[] = []
  for (let at = 0; at < bars.length; at += 2) {
    const [one, two = one] = [bars[at], bars[at + 1]]
    if (!one || !two) continue
    const forMs = two.fromMs + two.forMs - one.fromMs
    next.push({ fromMs: one.fromMs, forMs, level: Math.max(one.level, two.level) })
  }
  return next
}
