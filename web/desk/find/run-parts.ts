// A run in parts that the server takes: at most so many segments, of so many sources.
import { type RunSegment, runPart } from '../../../core/wire/run.ts'

export type RunPart = { add: RunSegment[]; remove: string[] }

export function runParts(add: readonly RunSegment[], remove: readonly string[]): RunPart[] {
  const parts: RunPart[] = []
  let sources = new Set<string>()
  for (const one of [...add].sort((a, b) =>
    a.source < b.source ? -1 : Number(a.source > b.source),
  )) {
    const last = parts.at(-1)
    const isFull =
      !last ||
      last.add.length === runPart.segments ||
      (sources.size === runPart.sources && !sources.has(one.source))
    if (isFull) {
      parts.push({ add: [], remove: [] })
      sources = new Set()
    }
    sources.add(one.source)
    parts.at(-1)?.add.push(one)
  }
  for (let at = 0; at < remove.length; at += runPart.segments)
    parts.push({ add: [], remove: remove.slice(at, at + runPart.segments) })
  return parts
}
