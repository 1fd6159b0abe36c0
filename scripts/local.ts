// The local instance: the same bundle that is deployed, on workerd with embedded SQLite, bound as wrangler.toml says.
// `npm start`, `npm run token`, the tests and the bench all open it here.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Log, LogLevel, Miniflare, type MiniflareOptions } from 'miniflare'
import { unstable_getMiniflareWorkerOptions } from 'wrangler'
import { Halt } from './halt.ts'
import { migrate } from './migrations.ts'
import { portTaken } from './port.ts'
import { root } from './root.ts'

export type LocalOptions = {
  /** The bundle, as `bundleWorker` made it. */
  bundle: string
  /** Where the database and the files live; null keeps everything in memory and forgets it. */
  state: string | null
  /** 0 takes any free port. */
  port: number
  /** Without pages only the API answers, which is all that most tests ask. */
  pages: boolean
  /** Without a brake, a test may knock as often as it likes. */
  brake: boolean
  /** Module of a Worker that stands where Workers AI would be; its class `Machine` is asked to `run`. */
  machine?: string
  /** Each line that the Worker writes to its log. */
  heard: (line: string) => void
  /** A port for the bench to look at the Worker's heap through. */
  inspector?: number
}

export type Local = {
  mf: Miniflare
  db: D1Like
  /** The address that people type; workerd listens on the loopback only. */
  origin: string
  migrated: string[]
  /** Goes on with a newer bundle over the same state, at the same address. */
  reload: (bundle: string) => Promise<void>
  close: () => Promise<void>
}

export type D1Like = Awaited<ReturnType<Miniflare['getD1Database']>>

export async function openLocal(options: LocalOptions): Promise<Local> {
  const mf = new Miniflare(miniflareOptions(options))
  const url = await mf.ready.catch((error: unknown) => {
    throw explained(error, options.port)
  })
  const db = await mf.getD1Database('DB')
  const migrated = await migrate(db)
  const close = () => mf.dispose()
  const reload = (bundle: string) =>
    mf.setOptions(miniflareOptions({ ...options, bundle, port: Number(url.port) }))
  return { mf, db, origin: `http://localhost:${url.port}`, migrated, reload, close }
}

function miniflareOptions(options: LocalOptions): MiniflareOptions {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(root, 'wrangler.toml'))
  // Workers AI runs at Cloudflare alone; here somebody else may stand in its place.
  const { assets, ratelimits, ai: _ai, ...bound } = workerOptions
  if (options.pages && !existsSync(join(root, 'dist', 'index.html')))
    throw new Halt('The pages are not built yet: run "npm run build" first.')
  const pedoman = {
    ...bound,
    ...(options.pages && assets ? { assets } : {}),
    ...(options.brake && ratelimits ? { ratelimits } : {}),
    ...(options.machine && { serviceBindings: { AI: { name: 'machine', entrypoint: 'Machine' } } }),
    modules: [
      { type: 'ESModule', path: options.bundle, contents: readFileSync(options.bundle, 'utf8') },
    ],
  }
  return {
    ...(options.machine
      ? { workers: [pedoman, machineWorker(options.machine, String(bound.compatibilityDate))] }
      : pedoman),
    host: '127.0.0.1',
    port: options.port,
    ...(options.inspector === undefined ? {} : { inspectorPort: options.inspector }),
    ...(options.state === null ? {} : { defaultPersistRoot: options.state }),
    // Spares the look-up of a remote file that describes the visitor's network.
    cf: false,
    log: new Log(LogLevel.NONE),
    handleRuntimeStdio: (stdout: Readable, stderr: Readable) => {
      hear(stdout, options.heard)
      hear(stderr, options.heard)
    },
  }
}

function machineWorker(script: string, compatibilityDate: string) {
  const modules = [{ type: 'ESModule' as const, path: 'machine.mjs', contents: script }]
  return { name: 'machine', modules, compatibilityDate }
}

function hear(stream: Readable, heard: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') heard(line)
  })
}

function explained(error: unknown, port: number): unknown {
  if (/address already in use|EADDRINUSE/i.test(String(error))) return portTaken(port)
  return error
}
