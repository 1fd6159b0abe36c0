// Codebooks as REFI-QDA has them (.qdc). Those that are tables are read with the other tables.
import { emptyBundle } from '../../../../core/import/bundle.ts'
import { readQdc } from '../../../../core/refi/codebook.ts'
import { brokenProject } from '../messages.ts'
import { opened, type ReaderModule, Unreadable } from '../readers.ts'

export const codebook: ReaderModule = {
  async open({ files, as }) {
    const [file] = files
    if (!file || files.length > 1 || as !== null || !/\.(qdc|xml)$/i.test(file.name)) return null
    const read = readQdc(new Uint8Array(await file.arrayBuffer()))
    if ('fault' in read) {
      // Any XML may come by here; only what calls itself a codebook is a broken one.
      if (!/\.qdc$/i.test(file.name)) return null
      throw new Unreadable(brokenProject())
    }
    return opened<null>({
      product: read.origin,
      answers: null,
      read: async () => ({ ...emptyBundle('qdc', read.origin), codes: read.codes }),
      original: async () => null,
    })
  },
}
