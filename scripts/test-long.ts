// `npm run test:long`: what takes too long for every change. Ten thousand random schedules of three phones and a supervisor
// (another number goes after `--`; PEDOMAN_SEED begins elsewhere, as a failure tells), an hour of talk with ten kills,
// and a phone that holds 200 responses and a gigabyte.
import { build } from './build.ts'
import { main } from './halt.ts'
import { tool } from './tool.ts'

await main(async () => {
  const [schedules = '10000'] = process.argv.slice(2)
  await build(() => {})
  const files = ['field.faults', 'field.schedules', 'field.talk-hour', 'field.bulk']
  const asked = files.map((name) => `test/web/${name}.test.ts`)
  const { PEDOMAN_SEED = '1' } = process.env
  const whole = {
    PEDOMAN_SEED,
    PEDOMAN_SCHEDULES: schedules,
    PEDOMAN_TALK_MINUTES: '60',
    PEDOMAN_BULK: 'whole',
  }
  return tool('vitest/vitest.mjs', ['run', '--project', 'web', ...asked], whole) ? 0 : 1
})
