// `npm run deploy`: makes the database, the bucket and the sealing secret if they are absent, migrates, and deploys.
// With --dry-run everything is built and bundled as for a deployment, and nothing leaves this machine.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.ts'
import { Halt, main } from './halt.ts'
import { optionsOf } from './options.ts'
import { root } from './root.ts'

const usage = 'Usage: npm run deploy -- [--dry-run]'
const database = 'pedoman'
const bucket = 'pedoman-files'
const noId = '00000000-0000-0000-0000-000000000000'
const signIn =
  'Cloudflare does not know who deploys: run "npx wrangler login" first, or set CLOUDFLARE_API_TOKEN.'

await main(async () => {
  const { 'dry-run': isDry } = optionsOf(usage, { 'dry-run': { type: 'boolean', default: false } })
  await build(console.log)
  if (isDry) {
    const config = configFor(noId)
    must(['deploy', '--dry-run', '--no-bundle', '--outdir', '.cache/dry-run', '--config', config])
    console.log('Ready to deploy; nothing was sent.')
    return 0
  }
  must(['whoami'], signIn)
  const config = configFor(databaseId())
  if (wrangler(['r2', 'bucket', 'info', bucket]).status !== 0)
    must(['r2', 'bucket', 'create', bucket])
  must(['d1', 'migrations', 'apply', database, '--remote', '--config', config])
  console.log(
    withSecret(config, (more) => must(['deploy', '--no-bundle', '--config', config, ...more])),
  )
  return 0
})

const secretName = 'SEAL_SECRET'

/** The secret that wraps the private keys of studies is made with the first deployment and stays. */
function withSecret(config: string, deploy: (more: string[]) => string): string {
  // A Worker that is not there yet has no secrets, and wrangler calls that a failure.
  const listed = wrangler(['secret', 'list', '--config', config])
  if (listed.status === 0 && listed.said.includes(`"${secretName}"`)) return deploy([])
  const file = join(root, '.cache', 'deploy', 'secrets.json')
  const secret = randomBytes(32).toString('base64url')
  writeFileSync(file, JSON.stringify({ [secretName]: secret }), { mode: 0o600 })
  try {
    return deploy(['--secrets-file', file])
  } finally {
    rmSync(file)
  }
}

/** The id of the database of our name; it is made on the first deployment. */
function databaseId(): string {
  const known = listedId()
  if (known) return known
  must(['d1', 'create', database])
  const made = listedId()
  if (!made) throw new Halt(`Cloudflare lists no database called ${database} after making it.`)
  return made
}

function listedId(): string | undefined {
  const databases = JSON.parse(must(['d1', 'list', '--json'])) as { name: string; uuid: string }[]
  return databases.find(({ name }) => name === database)?.uuid
}

/** wrangler.toml with this account's database and with our own bundle, the one that the tests ran. */
function configFor(id: string): string {
  const changes: [string, string][] = [
    ['main = "worker/index.ts"', 'main = "../worker/index.js"'],
    ['directory = "dist"', 'directory = "../../dist"'],
    ['migrations_dir = "migrations"', 'migrations_dir = "../../migrations"'],
    [`database_id = "${noId}"`, `database_id = "${id}"`],
  ]
  let config = readFileSync(join(root, 'wrangler.toml'), 'utf8')
  for (const [from, to] of changes) {
    if (!config.includes(from)) throw new Halt(`wrangler.toml no longer says: ${from}`)
    config = config.replace(from, to)
  }
  const path = join(root, '.cache', 'deploy', 'wrangler.toml')
  mkdirSync(join(root, '.cache', 'deploy'), { recursive: true })
  writeFileSync(path, config)
  return path
}

/** What wrangler printed, or a stop with what it complained of. */
function must(
  args: string[],
  sentence = `"wrangler ${args.slice(0, 3).join(' ')}" failed.`,
): string {
  const { status, said, complained } = wrangler(args)
  if (status !== 0) throw new Halt(`${complained || said}\n${sentence}`.trim())
  return said
}

function wrangler(args: string[]): { status: number; said: string; complained: string } {
  const program = join(root, 'node_modules', 'wrangler', 'bin', 'wrangler.js')
  const done = spawnSync(process.execPath, [program, ...args], {
    cwd: root,
    encoding: 'utf8',
    // Without a terminal wrangler asks nothing and takes its defaults.
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
  })
  return { status: done.status ?? 1, said: done.stdout, complained: done.stderr.trim() }
}
