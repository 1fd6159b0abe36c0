// The bytes a phone loads before the first question: the page with the scripts and styles that it names, gzipped one by
// one. What comes later is kept by the service worker, and weighed apart.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../../scripts/root.ts'

export type Weight = { file: string; gzipBytes: number; isFirst: boolean }

const folder = join(root, 'dist', 'field')

/** The service worker and the icon come in their own time. */
export function weighPhone(): Weight[] {
  const first = firstLoad()
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(html|js|css)$/.test(file) && file !== 'service-worker.js')
    .map((file) => ({
      file,
      gzipBytes: gzipSync(readFileSync(join(folder, file))).byteLength,
      isFirst: first.has(file),
    }))
    .sort((a, b) => b.gzipBytes - a.gzipBytes)
}

/** The page, what it names, and what those import before they run. */
function firstLoad(): Set<string> {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/field\/(assets\/[^"]+)"/g)]
  const found = new Set(['index.html', ...named.map(([, file = '']) => file)])
  // A set grows while it is walked.
  for (const file of found) {
    if (!file.endsWith('.js')) continue
    const text = readFileSync(join(folder, file), 'utf8')
    for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      found.add(`assets/${name}`)
  }
  return found
}
