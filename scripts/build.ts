// `npm run build`: the desk, the phone and the Worker, each only when something it is made of has changed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { InlineConfig } from 'vite'
import { bundleWorker } from './bundle.ts'
import { filesBelow, fingerprint } from './fingerprint.ts'
import { main } from './halt.ts'
import { desk, field, type Precached, serviceWorker } from './pages.ts'
import { root } from './root.ts'

const common = ['core', 'web/kit', 'package-lock.json', 'tsconfig.base.json', 'scripts/pages.ts']
const dist = join(root, 'dist')

/** Builds what is out of date and gives the path of the Worker's bundle. */
export async function build(say: (line: string) => void): Promise<string> {
  // What tests open is what people get: without this, React's and Preact's development code would come along.
  process.env.NODE_ENV = 'production'
  await whenChanged('desk', [...common, 'web/desk'], join(dist, 'index.html'), async () => {
    say('Building the desk …')
    clearDesk()
    await vite(desk)
  })
  const worker = join(dist, 'field/service-worker.js')
  await whenChanged('field', [...common, 'web/field'], worker, async () => {
    say('Building the phone …')
    await vite(field)
    await vite(serviceWorker(precacheOf(join(dist, 'field'))))
  })
  return bundleWorker()
}

/** The bundler itself is loaded only where something has changed. */
async function vite(config: InlineConfig): Promise<void> {
  const { build } = await import('vite')
  await build(config)
}

async function whenChanged(
  name: string,
  inputs: string[],
  product: string,
  work: () => Promise<void>,
): Promise<void> {
  const stamp = join(root, '.cache', `${name}.fingerprint`)
  const wanted = fingerprint(inputs)
  if (existsSync(product) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  // A build that fails half-way must not be taken for done.
  rmSync(stamp, { force: true })
  await work()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

/** Everything in dist but the phone, which lies inside and is built by itself. */
function clearDesk(): void {
  if (!existsSync(dist)) return
  for (const name of readdirSync(dist)) {
    if (name !== 'field') rmSync(join(dist, name), { recursive: true })
  }
}

/** All that the phone's build made; the page itself goes by the address it is opened under. */
export function precacheOf(folder: string): Precached[] {
  return filesBelow(folder)
    .map((file) => ({
      path: relative(folder, file).replaceAll('\\', '/'),
      bytes: readFileSync(file),
    }))
    .filter(({ path }) => path !== 'service-worker.js')
    .map(({ path, bytes }) => ({
      url: `/field/${path === 'index.html' ? '' : path}`,
      hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
    }))
    .sort((a, b) => (a.url < b.url ? -1 : 1))
}

if (import.meta.main) {
  await main(async () => {
    await build(console.log)
    console.log('Built: dist/ (the pages) and .cache/worker/ (the Worker).')
    return 0
  })
}
