// The kinds of tests: core is pure, worker and scripts run workerd, web needs the built pages and mostly a browser. Files of
// worker and of web share what is costly (`isolate: false`): one Worker and one browser for each of the three processes.
// A test of a page waits much of its time, so that three keep two cores busy.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/order.ts'

const isWithoutBrowser = process.env.PEDOMAN_NO_BROWSER === '1'

/** A test needs the browser when it says so in its imports. */
function testsThatNeedBrowser(): string[] {
  return readdirSync('test/web', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => join('test/web', name))
    .filter((file) => /from '.*\/browser\.ts'/.test(readFileSync(file, 'utf8')))
}

const usual = {
  globals: false,
  environment: 'node',
  // A hanging test ends at last; a slow machine is no failure.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // What is waited for in a page may take as long as the page does; vitest's own second is a timed assertion.
  expect: { poll: { timeout: 30_000 } },
} as const

export default defineConfig({
  test: {
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...usual, name: 'core', include: ['test/core/**/*.test.ts'] } },
      {
        test: {
          ...usual,
          name: 'oracle',
          include: ['test/oracle/**/*.test.ts'],
          environment: 'jsdom',
          // The ODK engine is written for bundlers: outside one it asks for both kinds of module at once.
          server: { deps: { inline: [/@getodk\//] } },
        },
      },
      {
        test: {
          ...usual,
          name: 'worker',
          isolate: false,
          include: ['test/worker/**/*.test.ts'],
          globalSetup: ['test/global.ts'],
        },
      },
      {
        test: {
          ...usual,
          name: 'scripts',
          include: ['test/scripts/**/*.test.ts'],
          globalSetup: ['test/global-web.ts'],
          testTimeout: 240_000,
        },
      },
      {
        test: {
          ...usual,
          name: 'web',
          isolate: false,
          include: ['test/web/**/*.test.{ts,tsx}'],
          exclude: isWithoutBrowser ? testsThatNeedBrowser() : [],
          globalSetup: ['test/global.ts', 'test/global-web.ts'],
          testTimeout: 240_000,
        },
      },
    ],
  },
})
