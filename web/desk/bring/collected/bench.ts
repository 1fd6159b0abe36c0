// The worker in which exports are read: ten thousand rows of a workbook take seconds, and the page goes on meanwhile. It keeps
// what was brought, so that a change of mind costs no second reading.

import * as v from 'valibot'
import {
  bundleOf,
  type Desk,
  emptyDesk,
  make,
  withFile,
} from '../../../../core/import/collected/desk.ts'
import { finderOf, type Held, lastStep, typeOf } from '../../../../core/import/collected/media.ts'
import { FileName } from '../../../../core/instrument/names.ts'
import { openZip, poured, ZipFault } from '../../../../core/zip/read.ts'
import { digestBytes } from '../../../kit/digest.ts'
import type { Asked, Told } from './talk.ts'

let desk: Desk = emptyDesk
const files: File[] = []
const held: (Held & { of: number })[] = []

/** Photos and recordings of a whole survey. */
const mediaLimits = { entries: 60_000, inflatedBytes: 2_000_000_000 }

// One after another: what is asked may rest on what was brought before.
let last: Promise<unknown> = Promise.resolve()
self.onmessage = ({ data }: MessageEvent<{ n: number; asked: Asked }>) => {
  last = last.then(async () => {
    try {
      self.postMessage({ n: data.n, told: await answer(data.asked) })
    } catch (error) {
      self.postMessage({ n: data.n, failed: String(error) })
    }
  })
}

async function answer(asked: Asked): Promise<Told> {
  switch (asked.do) {
    case 'add':
      for (const file of asked.files) await add(file)
      return { told: 'desk', desk: shown(desk) }
    case 'make': {
      const made = make(desk, asked.setup, finderOf(held))
      if (!made) return { told: 'made', made: null }
      const { responses, ...rest } = made
      return { told: 'made', made: { ...rest, coming: responses.length } }
    }
    case 'bundle': {
      const made = make(desk, asked.setup, finderOf(held))
      return { told: 'bundle', bundle: made && bundleOf(made, asked.setup) }
    }
    case 'file': {
      const one = held.find(({ file }) => file.file === asked.hash)
      return { told: 'file', blob: one ? await blobOf(one) : null }
    }
  }
}

async function add(file: File): Promise<void> {
  const number = files.push(file) - 1
  const [before, heldBefore] = [desk.media.length, held.length]
  desk = withFile({ ...desk, refused: null }, number, file.name, await bytesOf(file))
  try {
    for (const { file: of, names } of desk.media.slice(before)) await hold(of, names)
  } catch (error) {
    // Its directory was whole, and what lies in it is not: nothing of it is taken.
    if (!(error instanceof ZipFault)) throw error
    held.length = heldBefore
    desk = { ...desk, media: desk.media.slice(0, before), refused: { reason: error.reason } }
  }
}

async function bytesOf(file: File | undefined): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array((await file?.arrayBuffer()) ?? [])
}

async function hold(of: number, names: readonly string[]): Promise<void> {
  const zip = openZip(await bytesOf(files[of]), mediaLimits)
  for (const path of names) {
    const name = lastStep(path)
    if (!v.is(FileName, name)) continue
    const bytes = poured(zip, path)
    const hash = await digestBytes(bytes.buffer)
    held.push({ of, path, file: { file: hash, name, type: typeOf(name), sizeBytes: bytes.length } })
  }
}

async function blobOf({ of, path, file }: Held & { of: number }): Promise<Blob> {
  return new Blob([poured(openZip(await bytesOf(files[of]), mediaLimits), path)], {
    type: file.type,
  })
}

/** So many of a spreadsheet's rows are sent along, for the eyes of whoever says what its columns are. */
const shownRows = 5

function shown({ name, data, forms, refused }: Desk) {
  const plain = data?.kind === 'plain' ? data.sheets : []
  return {
    name,
    kind: data?.kind ?? null,
    product: data?.kind === 'collected' ? data.collected.product : '',
    columns: data?.kind === 'collected' ? data.collected.main.columns : [],
    sheets: plain.map((sheet) => ({ ...sheet, rows: sheet.rows.slice(0, shownRows + 10) })),
    forms,
    files: held.length,
    refused,
  }
}
