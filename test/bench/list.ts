// How long the newest hundred responses take, in a study that holds thousands.
import { type Ground, study } from './ground.ts'

export type ListTimes = { asked: number; medianMs: number; p95Ms: number }

const times = 200

export async function measureList(ground: Ground): Promise<ListTimes> {
  const took: number[] = []
  for (let asked = 0; asked < times; asked++) {
    const begun = performance.now()
    const answer = await ground.desk('GET', study('/responses?limit=100'))
    if (answer.status !== 200) throw new Error(`the list answered ${answer.status}`)
    took.push(performance.now() - begun)
  }
  took.sort((a, b) => a - b)
  const at = (share: number) => Math.round((took[Math.floor(times * share)] ?? 0) * 10) / 10
  return { asked: times, medianMs: at(0.5), p95Ms: at(0.95) }
}
