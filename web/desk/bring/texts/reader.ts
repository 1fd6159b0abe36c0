// Documents, many at once: chosen files, a folder or an archive of them, each of which becomes a source.

import { type BundleSource, emptyBundle } from '../../../../core/import/bundle.ts'
import { keyOf } from '../../../../core/import/key.ts'
import { leftOver } from '../../../../core/import/left.ts'
import { techniqueOf } from '../../../../core/import/technique.ts'
import { normalise } from '../../../../core/text/normalise.ts'
import type { Technique } from '../../../../core/wire/words.ts'
import { openZip, poured, ZipFault } from '../../../../core/zip/read.ts'
import { readableFiles, readFile, UnreadableFile } from '../../sources/read-file.ts'
import { brokenArchive } from '../messages.ts'
import { type Offered, opened, type ReaderModule, Unreadable } from '../readers.ts'
import { AskTechnique } from './ask-technique.tsx'

export type TextAnswers = { technique: Technique }

const endings = readableFiles.split(',')

export const texts: ReaderModule = {
  async open(offered) {
    const documents = await documentsIn(offered)
    if (documents.length === 0) return null
    const byPath = new Map(documents.map((one) => [one.path, one.file]))
    return opened<TextAnswers>({
      product: '',
      answers: { technique: 'interview' },
      Ask: AskTechnique,
      read: async ({ technique }, progress, signal) => {
        const left = leftOver()
        const sources: BundleSource[] = []
        for (const [at, { path, file }] of documents.entries()) {
          signal.throwIfAborted()
          progress(at / documents.length)
          const source = await sourceOf(path, file, technique, signal)
          if (source) sources.push(source)
          else left.add('text-missing', path)
        }
        return { ...emptyBundle('texts'), sources, left: left.told() }
      },
      original: async (entry) => byPath.get(entry) ?? null,
    })
  },
}

/** Null of a file that gives no text. Its path is its name, so the same folder again is the same texts. */
async function sourceOf(
  path: string,
  file: File,
  technique: Technique,
  signal: AbortSignal,
): Promise<BundleSource | null> {
  try {
    const { text, blocks } = await readFile(file, { signal, onPage: () => {} })
    const title = file.name.replace(/\.[^.]+$/, '')
    return {
      key: keyOf(path),
      title,
      technique: techniqueOf(title, technique),
      participant: null,
      role: null,
      case: null,
      occurredOn: null,
      text: blocks ? text : normalise(text),
      blocks,
      file: { entry: path, name: file.name.slice(-200) },
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return null
    throw error
  }
}

type Document = { path: string; file: File }

async function documentsIn({ files, head }: Offered): Promise<Document[]> {
  const [only] = files
  if (only && files.length === 1 && isZip(head) && !isReadable(only.name)) return unpacked(only)
  return files
    .filter(({ name }) => isReadable(name) && !name.startsWith('.'))
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .sort((a, b) => a.path.localeCompare(b.path))
}

const archiveLimits = { entries: 5_000, inflatedBytes: 400_000_000 }

async function unpacked(archive: File): Promise<Document[]> {
  try {
    const zip = openZip(new Uint8Array(await archive.arrayBuffer()), archiveLimits)
    // What a Mac puts beside files is no document.
    const named = zip.names.filter(
      (path) => isReadable(path) && !/(^|\/)(\.|__MACOSX\/)/.test(path),
    )
    return named
      .sort((a, b) => a.localeCompare(b))
      .map((path) => ({
        path,
        file: new File([poured(zip, path)], path.split('/').at(-1) ?? path),
      }))
  } catch (error) {
    if (error instanceof ZipFault) throw new Unreadable(brokenArchive())
    throw error
  }
}

function isReadable(name: string): boolean {
  return endings.some((ending) => name.toLowerCase().endsWith(ending))
}

function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04
}
