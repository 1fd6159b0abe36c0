// `npm run test:long`: what takes too long for every change. Ten thousand random schedules of three phones and a supervisor;
// another number goes after `--`, and PEDOMAN_SEED begins elsewhere, as a failure tells.
import { build } from './build.ts'
import { main } from './halt.ts'
import { tool } from './tool.ts'

await main(async () => {
  const [schedules = '10000'] = process.argv.slice(2)
  await build(() => {})
  const asked = [
    'run',
    '--project',
    'web',
    'test/web/field.faults.test.ts',
    'test/web/field.schedules.test.ts',
  ]
  const { PEDOMAN_SEED = '1' } = process.env
  return tool('vitest/vitest.mjs', asked, { PEDOMAN_SEED, PEDOMAN_SCHEDULES: schedules }) ? 0 : 1
})
