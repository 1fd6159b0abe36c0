// A REFI-QDA project (.qdpx) from whatever program, read from where it lies: pictures, pages and recordings are not touched.
import type { DecodePage } from '../document/rtf.ts'
import type { Bundle } from '../import/bundle.ts'
import { XmlFault, type XmlReason } from '../xml/read.ts'
import type { ReadSlice } from '../zip/lying.ts'
import { openRanged, type RangedZip } from '../zip/ranged.ts'
import { ZipFault, type ZipReason } from '../zip/read.ts'
import { bundleOf, type ProjectChoices } from './project-bundle.ts'
import type { Qde } from './project-file.ts'
import { qdeReader } from './project-read.ts'
import { readTexts } from './project-texts.ts'

export type ProjectFault = ZipReason | XmlReason | 'no-project'
/** `origin` is the program that wrote it, as it says. */
export type Project = { origin: string; zip: RangedZip; bundle(choices: ProjectChoices): Bundle }

const limits = { entries: 60_000 }

/** `size` is the archive's; `read` hands out stretches of it. */
export async function openProject(
  size: number,
  read: ReadSlice,
  decode: DecodePage,
): Promise<Project | { fault: ProjectFault }> {
  try {
    const zip = await openRanged(size, read, limits)
    const qde = await readQde(zip)
    if (qde === null) return { fault: 'no-project' }
    const texts = await readTexts(zip, qde, decode)
    return { origin: qde.origin, zip, bundle: (choices) => bundleOf(qde, texts, choices) }
  } catch (error) {
    if (error instanceof XmlFault || error instanceof ZipFault) return { fault: error.reason }
    throw error
  }
}

async function readQde(zip: RangedZip): Promise<Qde | null> {
  // At the root, whatever it is called: ATLAS.ti on a Mac names it after the project.
  const found = [...zip.entries.keys()].filter((name) => /^[^/]+\.qde$/i.test(name))
  const name = found.find((one) => one.toLowerCase() === 'project.qde') ?? found[0]
  if (name === undefined) return null
  const reader = qdeReader()
  for await (const piece of zip.pieces(name)) reader.push(piece)
  return reader.take()
}
