// The command that restores a study, as a person at a terminal runs it.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { command } from './command.ts'

test('what is no archive is told in one sentence, before anything is touched', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'pedoman-restore-')), 'photo.zip')
  writeFileSync(file, 'PK and nothing more')
  const run = async (...args: string[]) => {
    const { code, err } = await command('restore', args).done
    return { code, err: err.trim() }
  }
  expect(await run(file)).toEqual({
    code: 1,
    err: 'This file is no archive of Pedoman, or its download was cut off.',
  })
  expect((await run(`${file}.gone`)).err).toContain('cannot be read')
  expect((await run()).err).toContain('Usage: npm run restore -- FILE')
})
