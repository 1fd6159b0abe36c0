// The bytes a phone loads before the first question: everything that its service worker keeps, gzipped one by one.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../../scripts/root.ts'

export type Weight = { file: string; gzipBytes: number }

/** The page, its scripts and its styles; the service worker and the icon come later and in their own time. */
export function weighPhone(): Weight[] {
  const folder = join(root, 'dist', 'field')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(html|js|css)$/.test(file) && file !== 'service-worker.js')
    .map((file) => ({ file, gzipBytes: gzipSync(readFileSync(join(folder, file))).byteLength }))
    .sort((a, b) => b.gzipBytes - a.gzipBytes)
}
