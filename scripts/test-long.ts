// `npm run test:long`: the whole table of faults, and ten thousand random schedules of three phones and a supervisor. It
// takes more than a day; another number goes after `--`, and PEDOMAN_SEED begins elsewhere, as a failure tells.
import { build } from './build.ts'
import { main } from './halt.ts'
import { tool } from './tool.ts'

await main(async () => {
  const [schedules = '10000'] = process.argv.slice(2)
  await build(() => {})
  const asked = ['run', '--project', 'web', 'test/web/field.faults.test.ts']
  return tool('vitest/vitest.mjs', asked, { PEDOMAN_STRIDE: '1', PEDOMAN_SCHEDULES: schedules })
    ? 0
    : 1
})
