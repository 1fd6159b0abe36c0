// What is built and how it would be deployed: whole, without Node's built-ins, and only when something changed.
import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build, precacheOf } from '../../scripts/build.ts'
import { Halt, sentenceFor } from '../../scripts/halt.ts'
import { root } from '../../scripts/root.ts'
import { command } from './command.ts'

test('a second build finds nothing to do', async () => {
  await build(() => {})
  const said: string[] = []
  const bundle = await build((line) => said.push(line))
  expect(said).toEqual([])
  expect(statSync(bundle).size).toBeGreaterThan(50_000)
})

test('the Worker is one module, to which the runtime lends its zlib and nothing else', async () => {
  const code = readFileSync(await build(() => {}), 'utf8')
  expect(code.match(/^import .*/gm)).toEqual([expect.stringMatching(/from ["']node:zlib["'];?$/)])
  expect(code).not.toMatch(/require\(["']/)
  expect(code).not.toContain(root)
})

test('the list for offline use names each file once, and its hash follows its bytes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pedoman-precache-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), 'page')
  writeFileSync(join(folder, 'assets', 'main.js'), 'one')
  writeFileSync(join(folder, 'service-worker.js'), 'not itself')
  const before = precacheOf(folder)
  expect(before.map(({ url }) => url)).toEqual(['/field/', '/field/assets/main.js'])
  writeFileSync(join(folder, 'assets', 'main.js'), 'two')
  const after = precacheOf(folder)
  expect(after[0]).toEqual(before[0])
  expect(after[1]?.hash).not.toBe(before[1]?.hash)
})

test('a dry run of the deployment goes through without an account or a network', async () => {
  const done = await command('deploy', ['--dry-run']).done
  expect(done).toMatchObject({ code: 0, err: '' })
  expect(done.out).toContain('Ready to deploy; nothing was sent.')
})

test('errors that a person can mend have a sentence, and faults keep their stack', () => {
  const full = Object.assign(new Error('no space left on device, write'), { code: 'ENOSPC' })
  expect(sentenceFor(full)).toMatch(/^The disk is full/)
  expect(sentenceFor(new Error('D1_ERROR: database or disk is full: SQLITE_FULL'))).toMatch(
    /^The disk is full/,
  )
  expect(sentenceFor(Object.assign(new Error('open'), { code: 'EACCES' }))).toMatch(
    /may not be written/,
  )
  expect(sentenceFor(new Halt('As it is.'))).toBe('As it is.')
  expect(sentenceFor(new TypeError('x is not a function'))).toBeNull()
})
