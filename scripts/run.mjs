// The door of every npm script: installs what is missing, then runs scripts/NAME.ts on the Node that the lock pins.
// Plain JavaScript for any Node from 20 on, because it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
const isWindows = process.platform === 'win32'
const pinnedNode = join(modules, 'node', 'bin', isWindows ? 'node.exe' : 'node')

const [name, ...rest] = process.argv.slice(2)
mustBeNewEnough()
install()
run()

function mustBeNewEnough() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20)
    stop(
      `Pedoman needs Node 20 or newer; this is Node ${process.versions.node}. See https://nodejs.org`,
    )
}

function install() {
  const lock = join(root, 'package-lock.json')
  const wanted = createHash('sha256')
    .update(readFileSync(existsSync(lock) ? lock : join(root, 'package.json')))
    .digest('hex')
  const stamp = join(modules, '.pedoman-lock')
  if (existsSync(pinnedNode) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  // A link belongs to another folder, which an install here would empty.
  if (existsSync(modules) && lstatSync(modules).isSymbolicLink()) {
    if (existsSync(pinnedNode)) return
    stop('node_modules is a link to another folder: run "npm ci" there first.')
  }
  if (existsSync(pinnedNode) && isAsLocked(lock)) {
    writeFileSync(stamp, wanted)
    return
  }
  // On stderr: the standard output of `npm run token` is the token and nothing else.
  console.error('Installing what Pedoman is made of (once, about half a minute) …')
  npm([existsSync(lock) ? 'ci' : 'install'])
  // An npm that does not run install scripts unasked leaves the pinned Node unfetched: it is a package like any other.
  if (!existsSync(pinnedNode)) npm(['rebuild', 'node'])
  if (!existsSync(pinnedNode))
    stop(`The pinned Node could not be installed for ${process.platform}-${process.arch}.`)
  writeFileSync(stamp, wanted)
}

/** Somebody ran `npm ci` by hand: what npm noted when it had finished is what the lock asks for on this machine. */
function isAsLocked(lock) {
  const note = join(modules, '.package-lock.json')
  if (!existsSync(lock) || !existsSync(note)) return false
  const wanted = packagesOf(lock)
  const held = packagesOf(note)
  return (
    Object.keys(held).every((path) => path in wanted) &&
    Object.entries(wanted).every(([path, { version, integrity, optional }]) =>
      path in held
        ? held[path].version === version && held[path].integrity === integrity
        : // The project itself is in no note, nor is what is made for other machines.
          path === '' || optional,
    )
  )
}

function packagesOf(lock) {
  return JSON.parse(readFileSync(lock, 'utf8')).packages ?? {}
}

function npm(args) {
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--no-progress']
  const done = spawnSync(isWindows ? 'npm.cmd' : 'npm', [...args, ...quiet], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: isWindows,
  })
  if (done.error?.code === 'ENOENT')
    stop('npm was not found; it comes with Node: https://nodejs.org')
  if (done.status !== 0) stop(`"npm ${args[0]}" failed; what it said is above.`)
}

function run() {
  const script = join(root, 'scripts', `${name}.ts`)
  if (!/^[a-z]+$/.test(name ?? '') || !existsSync(script))
    stop(`There is no script called "${name ?? ''}".`)
  const child = spawn(pinnedNode, ['--disable-warning=ExperimentalWarning', script, ...rest], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // An npm that is killed outright passes nothing on; a server that nobody waits for must not hold the port.
  const parent = process.ppid
  const orphaned = () => process.ppid !== parent && child.kill('SIGTERM')
  if (process.env.npm_lifecycle_event) setInterval(orphaned, 500)
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
