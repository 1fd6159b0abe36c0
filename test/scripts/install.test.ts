// The door of every npm script: whether it installs first, in a folder of its own where npm is not to be had.
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/root.ts'

const other = { version: '2.0.0', integrity: 'sha512-b', optional: true }
const wanted = {
  '': { name: 'small' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/for-another-machine': other,
}
const { '': _, 'node_modules/for-another-machine': __, ...installed } = wanted

/** What a script says, in a folder whose node_modules holds these packages by npm's own note. */
function heard(note: object | null): { out: string; err: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'pedoman-install-'))
  for (const part of ['scripts', 'node_modules/node/bin'])
    mkdirSync(join(folder, part), { recursive: true })
  copyFileSync(join(root, 'scripts', 'run.mjs'), join(folder, 'scripts', 'run.mjs'))
  writeFileSync(join(folder, 'scripts', 'hello.ts'), "console.log('hello')")
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }))
  symlinkSync(process.execPath, join(folder, 'node_modules/node/bin/node'))
  if (note)
    writeFileSync(
      join(folder, 'node_modules/.package-lock.json'),
      JSON.stringify({ packages: note }),
    )
  const { stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'hello'], {
    cwd: folder,
    env: { PATH: folder },
    encoding: 'utf8',
  })
  return { out: stdout, err: stderr, folder }
}

test('what npm installed by hand, just as locked, is not installed again', () => {
  const { out, err, folder } = heard(installed)
  expect({ out, err }).toEqual({ out: 'hello\n', err: '' })
  expect(existsSync(join(folder, 'node_modules/.pedoman-lock'))).toBe(true)
})

test('another version, another content, one too few, one too many, or no note: it is installed', () => {
  const a = wanted['node_modules/a']
  const notes = [
    { 'node_modules/a': { ...a, version: '1.0.1' } },
    { 'node_modules/a': { ...a, integrity: 'sha512-c' } },
    {},
    { ...installed, 'node_modules/b': a },
    null,
  ]
  for (const note of notes) {
    const { out, err } = heard(note)
    expect([note, out, /^Installing .*npm was not found/s.test(err)]).toEqual([note, '', true])
  }
})
