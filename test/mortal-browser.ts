// A browser whose process a test can end in one moment, as a phone's system or an empty battery does, and that begins
// again with what it had written.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type BrowserContext, chromium } from 'playwright-core'
import { packedChromium } from '../scripts/chromium.ts'

export type Mortal = {
  context: BrowserContext
  /** SIGKILL: nothing is written, told or tidied up any more. */
  kill(): Promise<void>
}

/** `profile` is the folder in which the browser keeps what it writes. */
export async function mortalBrowser(profile: string): Promise<Mortal> {
  const { executablePath, args } = await packedChromium()
  const told = join(profile, 'DevToolsActivePort')
  rmSync(told, { force: true })
  const child: ChildProcess = spawn(
    executablePath,
    [
      ...args,
      '--headless',
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      'about:blank',
    ],
    { stdio: 'ignore' },
  )
  const ended = once(child, 'exit')
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await portIn(told)}`)
  const [context] = browser.contexts()
  if (!context) throw new Error('the browser has no context')
  return {
    context,
    async kill() {
      child.kill('SIGKILL')
      await ended
      await browser.close().catch(() => {})
    },
  }
}

/** Chromium writes the port down once it listens. */
async function portIn(file: string): Promise<string> {
  for (let tries = 0; tries < 1_200; tries++) {
    const [port] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    if (port) return port
    await wait(50)
  }
  throw new Error('the browser did not start')
}
