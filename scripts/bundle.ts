// The Worker as one ES module without Node's built-ins, save the zlib that the runtime has of its own: what workerd runs locally, in tests and in production.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fingerprint } from './fingerprint.ts'
import { root } from './root.ts'

const inputs = ['core', 'worker', 'package-lock.json', 'scripts/bundle.ts']

/** Bundles `entry` unless nothing it is made of has changed; gives the path of the bundle. */
export async function bundleWorker(entry = 'worker/index.ts', name = 'worker'): Promise<string> {
  const file = join(root, '.cache', name, 'index.js')
  const stamp = join(root, '.cache', name, 'fingerprint')
  const wanted = fingerprint([...inputs, entry])
  if (existsSync(file) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return file
  // A bundle that stands needs no bundler.
  const { build } = await import('vite')
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    // Everything is bundled: the runtime has no node_modules.
    ssr: { target: 'webworker', noExternal: true, external: ['node:zlib'] },
    build: {
      ssr: entry,
      outDir: dirname(file),
      emptyOutDir: true,
      target: 'es2024',
      minify: false,
      sourcemap: false,
      rollupOptions: {
        output: { format: 'es', entryFileNames: 'index.js', codeSplitting: false },
      },
    },
  })
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
  return file
}
