// The walls of the house, read off the import lines: imports run downhill, and no file grows past one idea.
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow } from '../../scripts/fingerprint.ts'
import { root } from '../../scripts/root.ts'

type Import = { from: string; to: string; isType: boolean; line: string }

const folders = ['core', 'worker', 'web', 'sample', 'scripts', 'test']
const sources = folders
  .flatMap((folder) => filesBelow(join(root, folder)))
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
  .map((file) => ({ path: slashed(relative(root, file)), text: readFileSync(file, 'utf8') }))
const imports = sources.flatMap(({ path, text }) => importsOf(path, text))

/** Relative imports become paths from the repository's root; packages stay as they are written. */
function importsOf(from: string, text: string): Import[] {
  const pattern =
    /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm
  return [...text.matchAll(pattern)].map((found) => {
    const word = found[2] ?? found[3] ?? found[4] ?? ''
    const to = word.startsWith('.') ? slashed(join(dirname(from), word)) : word
    return { from, to, isType: found[1] !== undefined, line: found[0].replaceAll(/\s+/g, ' ') }
  })
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/')
}

function offences(from: string, mayImport: (found: Import) => boolean): string[] {
  return imports
    .filter((found) => found.from.startsWith(from) && !mayImport(found))
    .map(({ from: file, to }) => `${file} imports ${to}`)
}

const below =
  (...folders: string[]) =>
  (to: string) =>
    folders.some((folder) => to.startsWith(folder))
const isPackage = (to: string) => !sources.some(({ path }) => path === to) && !to.includes('/../')
const isOurs = below('core/', 'worker/', 'web/', 'sample/', 'scripts/', 'test/', 'migrations/')

test('the reader of import lines sees what there is to see', () => {
  expect(imports.length).toBeGreaterThan(100)
  expect(importsOf('a/b.ts', "import type { X } from '../c.ts'\nimport './d.css'\n")).toEqual([
    { from: 'a/b.ts', to: 'c.ts', isType: true, line: "import type { X } from '../c.ts'" },
    { from: 'a/b.ts', to: 'a/d.css', isType: false, line: "import './d.css'" },
  ])
})

test('core imports nothing but core, valibot and three pure readers of formats and patterns', () => {
  const pure = ['valibot', 'fflate', 'saxes', 're2js']
  expect(offences('core/', ({ to }) => to.startsWith('core/') || pure.includes(to))).toEqual([])
})

test('the store knows core, and nothing of HTTP or of the routes', () => {
  const may = below(
    'core/',
    'worker/store/',
    'worker/schema.ts',
    'worker/env.ts',
    'worker/secret.ts',
    'drizzle-orm',
  )
  expect(
    offences('worker/store/', ({ to }) => may(to) || ['valibot', 'node:zlib'].includes(to)),
  ).toEqual([])
})

test('a route knows core, the store and the border, and no other route', () => {
  const routes = (path: string) =>
    path.startsWith('worker/routes/') &&
    sources.some((file) => file.path === path && /new Hono</.test(file.text))
  expect(
    offences(
      'worker/routes/',
      ({ to }) => (below('core/', 'worker/')(to) || !isOurs(to)) && !routes(to),
    ),
  ).toEqual([])
})

test('the worker knows nothing of the web, the sample, the scripts or the tests', () => {
  expect(
    offences('worker/', ({ to }) => !below('web/', 'sample/', 'scripts/', 'test/')(to)),
  ).toEqual([])
})

test('the worker uses nothing that only Node has', () => {
  // What packs an export is the runtime's own: docs/decisions/032-runtime-zlib.md.
  const mayTake = ({ from, to }: Import) =>
    !to.startsWith('node:') || (from === 'worker/store/packing.ts' && to === 'node:zlib')
  expect(offences('worker/', mayTake)).toEqual([])
  expect(offences('web/', ({ to }) => !to.startsWith('node:'))).toEqual([])
})

test('phone and desk know core and the kit, and never each other', () => {
  expect(
    offences('web/field/', ({ to }) => below('core/', 'web/kit/', 'web/field/')(to) || !isOurs(to)),
  ).toEqual([])
  expect(
    offences('web/desk/', ({ to }) => below('core/', 'web/kit/', 'web/desk/')(to) || !isOurs(to)),
  ).toEqual([])
})

test('the kit knows core, and of the worker one type, Api', () => {
  const isApi = ({ to, line }: Import) =>
    to === 'worker/index.ts' && /^import type \{ Api \} from/.test(line)
  expect(
    offences(
      'web/kit/',
      (found) => below('core/', 'web/kit/')(found.to) || !isOurs(found.to) || isApi(found),
    ),
  ).toEqual([])
})

test('the sample is data: it knows core and itself', () => {
  expect(
    offences('sample/', ({ to }) => below('core/', 'sample/')(to) || to === 'valibot'),
  ).toEqual([])
})

test('relative imports name a file that is there, with its extension', () => {
  const missing = imports.filter(
    ({ to }) => isOurs(to) && isPackage(to) && !/\.(css|svg|json|woff2)(\?|$)/.test(to),
  )
  expect(missing.map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
})

test('migrations are SQL and nothing else', () => {
  const names = filesBelow(join(root, 'migrations')).map((file) =>
    relative(join(root, 'migrations'), file),
  )
  expect(names.filter((name) => !/^\d{4}_[a-z_]+\.sql$/.test(name))).toEqual([])
})

test('no file of the product is longer than four hundred lines', () => {
  const long = sources
    .filter(({ path }) => below('core/', 'worker/', 'web/')(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
    .filter(({ lines }) => lines > 400)
  expect(long).toEqual([])
})

test('there are no barrel files', () => {
  const barrels = sources.filter(
    ({ path, text }) => /\/index\.tsx?$/.test(path) && /^export \* from/m.test(text),
  )
  expect(barrels.map(({ path }) => path)).toEqual([])
})

/** Of each rule that stands for itself, not within another, where it begins: its selectors. */
function selectorsOf(css: string): string[] {
  const found: string[] = []
  let depth = 0
  for (const [, before = '', mark] of css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .matchAll(/([^{};]*)([{};])/g)) {
    // Everything stands within a layer.
    if (mark === '{' && depth === 1 && !before.trim().startsWith('@'))
      found.push(
        ...before.split(/,(?![^(]*\))/).map((selector) => selector.trim().replaceAll(/\s+/g, ' ')),
      )
    depth += mark === '{' ? 1 : mark === '}' ? -1 : 0
  }
  return found
}

test('a screen looks the same whichever was opened before it: no two stylesheets speak of one thing', () => {
  for (const side of ['web/desk', 'web/field']) {
    const owners = new Map<string, Set<string>>()
    for (const file of filesBelow(join(root, side)).filter((path) => path.endsWith('.css'))) {
      const path = slashed(relative(root, file))
      // What the shell says is there before any screen is.
      const owner = path.includes('/shell/') ? dirname(path) : path
      for (const selector of selectorsOf(readFileSync(file, 'utf8')))
        owners.set(selector, (owners.get(selector) ?? new Set()).add(owner))
    }
    expect(owners.size).toBeGreaterThan(100)
    expect([...owners].filter(([name, files]) => name !== ':root' && files.size > 1)).toEqual([])
  }
})
