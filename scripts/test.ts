// `npm test`: format and lint, types, the builds, and every test; `npm run check` leaves the browser out.
// Words after `--` go to vitest, such as the part of a file's name.
import { build } from './build.ts'
import { main } from './halt.ts'
import { tool } from './tool.ts'

await main(async () => {
  const asked = process.argv.slice(2)
  const isWithoutBrowser = asked.includes('--no-browser')
  const rest = asked.filter((word) => word !== '--no-browser')
  const failed = [
    await stage('format and lint', () =>
      tool('@biomejs/biome/bin/biome', ['check', '--diagnostic-level=error']),
    ),
    await stage('types', () => tool('typescript/bin/tsc', ['-b'])),
    await stage('build', async () => {
      await build(() => {})
      return true
    }),
  ].filter((name) => name !== null)
  if (failed.length > 0)
    console.log(`\nNot right yet: ${failed.join(', ')} (see above). The tests run all the same.`)
  const environment = isWithoutBrowser ? { PEDOMAN_NO_BROWSER: '1' } : {}
  const passed = tool('vitest/vitest.mjs', ['run', ...rest], environment)
  return passed && failed.length === 0 ? 0 : 1
})

/** Runs one stage, tells how long it took, and gives its name if it failed. */
async function stage(name: string, work: () => boolean | Promise<boolean>): Promise<string | null> {
  const began = performance.now()
  const passed = await work()
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds} s)`)
  return passed ? null : name
}
