// The bytes a phone loads before the first question: the page with the scripts and styles that it names, gzipped one by
// one. What comes later is kept by the service worker, and weighed apart.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rollup } from 'vite'
import { root } from '../../scripts/root.ts'

export type Weight = {
  file: string
  gzipBytes: number
  isFirst: boolean
  /** Loaded before the first question by who reads English, on top of the rest. */
  isEnglish: boolean
}

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
      isEnglish: /^assets\/en-[^/]+\.js$/.test(file),
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

/** What of the phone's first load is the expression language, and what the running form, which holds it. */
export async function weighRuntime(): Promise<{ what: string; gzipBytes: number }[]> {
  const parts = {
    'the expression language': ['core/expression/parse.ts', 'core/expression/evaluate.ts'],
    'the running form, with the language': ['core/answer/form.ts'],
  }
  return Promise.all(
    Object.entries(parts).map(async ([what, entries]) => ({
      what,
      gzipBytes: gzipSync(await bundled(entries)).byteLength,
    })),
  )
}

async function bundled(entries: string[]): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      lib: { entry: entries.map((entry) => join(root, entry)), formats: ['es'] },
    },
  })
  const [{ output }] = built as [Rollup.RollupOutput]
  return output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('')
}
