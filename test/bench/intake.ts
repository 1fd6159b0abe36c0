// How many responses a second come in, one to a request and two hundred to a request, at 1, 8 and 32 clients.
import { readdirSync, readFileSync } from 'node:fs'
import { type Ground, oneResponse } from './ground.ts'

export type IntakeRow = {
  way: 'one by one' | 'in bulk'
  clients: number
  perSecond: number
  p95Ms: number
  /** CPU of workerd alone; null where /proc cannot tell it. */
  cpuMsPerResponse: number | null
}

const seconds = 6

export async function measureIntake(ground: Ground): Promise<IntakeRow[]> {
  // A first round that is not counted: the isolate compiles, the pages of the database get warm.
  await send(ground, 8, 1, 2)
  const rows: IntakeRow[] = []
  for (const clients of [1, 8, 32])
    rows.push({ way: 'one by one', clients, ...(await send(ground, clients, 1, seconds)) })
  for (const clients of [1, 8])
    rows.push({ way: 'in bulk', clients, ...(await send(ground, clients, 200, seconds)) })
  return rows
}

async function send(ground: Ground, clients: number, each: number, forSeconds: number) {
  const took: number[] = []
  let kept = 0
  const cpuBefore = workerdCpuMs()
  const started = performance.now()
  const until = started + forSeconds * 1_000
  const oneClient = async () => {
    while (performance.now() < until) {
      const responses = Array.from({ length: each }, () => oneResponse(ground.version))
      const begun = performance.now()
      const answer =
        each === 1
          ? await ground.phone('PUT', `/field/responses/${responses[0]?.id}`, responses[0])
          : await ground.phone('POST', '/field/responses', { responses })
      if (answer.status >= 300)
        throw new Error(`intake answered ${answer.status} ${answer.text.slice(0, 200)}`)
      took.push(performance.now() - begun)
      kept += each
    }
  }
  await Promise.all(Array.from({ length: clients }, oneClient))
  const elapsed = (performance.now() - started) / 1_000
  const cpu = workerdCpuMs()
  took.sort((a, b) => a - b)
  return {
    perSecond: Math.round(kept / elapsed),
    p95Ms: round(took[Math.floor(took.length * 0.95)] ?? 0),
    cpuMsPerResponse: cpu === null || cpuBefore === null ? null : round((cpu - cpuBefore) / kept),
  }
}

/** User and system time of the workerd processes that this process started, from /proc (proc(5): fields 14 and 15, 100 ticks a second). */
function workerdCpuMs(): number | null {
  if (process.platform !== 'linux') return null
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (name.startsWith('workerd') && Number(fields[1]) === process.pid)
        ticks += Number(fields[11]) + Number(fields[12])
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  return ticks * 10
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
