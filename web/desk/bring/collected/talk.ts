// What the page asks the worker that reads exports, and what it is told.
import type { Bundle } from '../../../../core/import/bundle.ts'
import type { Desk, Made, Setup } from '../../../../core/import/collected/desk.ts'
import type { Instrument } from '../../../../core/instrument/model.ts'
import type { Sheet } from '../../../../core/xlsform/workbook/model.ts'

export type Asked =
  | { do: 'add'; files: readonly File[] }
  | { do: 'make'; setup: Setup }
  | { do: 'bundle'; setup: Setup }
  | { do: 'file'; hash: string }

/** What lies on the desk, without its rows. */
export type Lying = {
  name: string
  kind: NonNullable<Desk['data']>['kind'] | null
  product: string
  columns: readonly string[]
  /** A spreadsheet's sheets, their first rows only. */
  sheets: Sheet[]
  forms: Instrument[]
  /** Photos, recordings and other files that answers may name. */
  files: number
  refused: Desk['refused']
}

export type Outcome = Omit<Made, 'responses'> & { coming: number }

export type Told =
  | { told: 'desk'; desk: Lying }
  | { told: 'made'; made: Outcome | null }
  | { told: 'bundle'; bundle: Bundle | null }
  | { told: 'file'; blob: Blob | null }

export type Talk = {
  add(files: readonly File[]): Promise<Lying>
  make(setup: Setup): Promise<Outcome | null>
  bundle(setup: Setup): Promise<Bundle | null>
  file(hash: string): Promise<Blob | null>
  end(): void
}

export function begin(): Talk {
  const worker = new Worker(new URL('./bench.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, { done: (told: Told) => void; failed: (error: Error) => void }>()
  let n = 0
  worker.onmessage = ({ data }: MessageEvent<{ n: number; told?: Told; failed?: string }>) => {
    const one = waiting.get(data.n)
    waiting.delete(data.n)
    if (data.told) one?.done(data.told)
    else one?.failed(new Error(data.failed))
  }
  const ask = <K extends Told['told']>(asked: Asked): Promise<Extract<Told, { told: K }>> =>
    new Promise((done, failed) => {
      n += 1
      waiting.set(n, { done: done as (told: Told) => void, failed })
      worker.postMessage({ n, asked })
    })
  return {
    add: async (files) => (await ask<'desk'>({ do: 'add', files })).desk,
    make: async (setup) => (await ask<'made'>({ do: 'make', setup })).made,
    bundle: async (setup) => (await ask<'bundle'>({ do: 'bundle', setup })).bundle,
    file: async (hash) => (await ask<'file'>({ do: 'file', hash })).blob,
    end: () => worker.terminate(),
  }
}
