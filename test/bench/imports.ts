// How long a project from elsewhere takes to come in: laid aside, looked at, brought in, met again, taken back.
import { type Bundle, emptyBundle } from '../../core/import/bundle.ts'
import { partsOf } from '../../core/import/parts.ts'
import { layGround, study, uuid } from './ground.ts'

export type ImportCost = { step: string; seconds: number; rowsPerSecond: number; mb: number }

const words = 'Kami mulai dari sampah. Ketua yang memutuskan. Lalu bertambah ramai. '

/** Each source 40,000 letters long, its codings evenly over it, by two coders with 120 codes. */
export function projectOf(sources: number, codings: number): Bundle {
  const text = words.repeat(600)
  const each = Math.ceil(codings / sources)
  return {
    ...emptyBundle('qdpx', 'Bench'),
    coders: [1, 2].map((n) => ({ key: `u${n}`, name: `Pengode ${n}` })),
    codes: Array.from({ length: 120 }, (_, n) => ({
      key: `c${n}`,
      guid: null,
      parent: n % 10 === 0 ? null : `c${n - (n % 10)}`,
      name: null,
      label: `Kode ${n}`,
      definition: words,
      include: '',
      exclude: '',
      example: '',
      hue: null,
      position: n,
    })),
    sources: Array.from({ length: sources }, (_, n) => ({
      key: `s${n}`,
      title: `Wawancara ${n}`,
      technique: 'interview',
      participant: null,
      role: null,
      case: null,
      occurredOn: null,
      text: `${n} ${text}`,
      blocks: null,
      file: null,
    })),
    codings: Array.from({ length: codings }, (_, n) => {
      const start = Math.floor(((n % each) / each) * (text.length - 100))
      return {
        key: `k${n}`,
        source: `s${Math.floor(n / each)}`,
        code: `c${n % 120}`,
        coder: `u${(n % 2) + 1}`,
        start,
        end: start + 80,
        note: '',
        weight: null,
        madeAt: null,
      }
    }),
  }
}

export async function measureImport(sources = 200, codings = 20_000): Promise<ImportCost[]> {
  const ground = await layGround(false)
  const bundle = projectOf(sources, codings)
  const rows = sources + codings + bundle.codes.length + bundle.coders.length
  const costs: ImportCost[] = []
  const step = async (what: string, job: () => Promise<number>) => {
    const started = performance.now()
    const bytes = await job()
    const seconds = (performance.now() - started) / 1_000
    costs.push({
      step: what,
      seconds: Math.round(seconds * 10) / 10,
      rowsPerSecond: Math.round(rows / seconds),
      mb: Math.round(bytes / 100_000) / 10,
    })
  }
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await ground.desk(method, study(`/imports/${path}`), body)
    if (answer.status >= 300)
      throw new Error(`${method} ${path} answered ${answer.status} ${answer.text}`)
    return answer.text.length
  }
  const lay = async (id: string) => {
    const { head, parts } = partsOf(
      bundle,
      { name: 'bench.qdpx', hash: 'ab'.repeat(32) },
      new Map(),
    )
    await ask('PUT', id, head)
    for (const [n, part] of parts.entries()) await ask('PUT', `${id}/parts/${n}`, JSON.parse(part))
    return parts.reduce((sum, part) => sum + part.length, 0)
  }
  const [first, second] = [uuid(), uuid()]
  try {
    await step('laid aside', () => lay(first))
    await step('looked at', () => ask('GET', `${first}/plan`))
    await step('brought in', () => ask('POST', `${first}/apply`, {}))
    await step('laid aside again', () => lay(second))
    await step('brought in again, where all of it is', () => ask('POST', `${second}/apply`, {}))
    await step('taken back', () => ask('DELETE', first))
    return costs
  } finally {
    await ground.close()
  }
}
