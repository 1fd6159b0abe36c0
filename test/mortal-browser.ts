// A browser whose process a test can end in one moment, as a phone's system or an empty battery does, and that begins
// again with what it had written.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { packedChromium } from '../scripts/chromium.ts'

export type Mortal = {
  context: BrowserContext
  /** SIGKILL: nothing is written, told or tidied up any more. */
  kill(): Promise<void>
  /**
   * Lets go of the browser, which goes on by itself, and gives the way back to it. Nothing is emulated meanwhile, and no
   * body of a request is copied to whoever debugs, which for a gigabyte is most of the work.
   */
  leaveAlone(): Promise<() => Promise<BrowserContext>>
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
  const address = `http://127.0.0.1:${await portIn(told)}`
  let browser = await chromium.connectOverCDP(address)
  return {
    context: contextOf(browser),
    async leaveAlone() {
      await browser.close()
      return async () => {
        browser = await chromium.connectOverCDP(address)
        return contextOf(browser)
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
      await browser.close().catch(() => {})
    },
  }
}

function contextOf(browser: Browser): BrowserContext {
  const [context] = browser.contexts()
  if (!context) throw new Error('the browser has no context')
  return context
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
