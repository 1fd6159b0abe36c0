// A browser whose process a test can end in one moment, as a phone's system or an empty battery does, and that begins
// again with what it had written.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { packedChromium } from '../scripts/chromium.ts'

export type Mortal = {
  context: BrowserContext
  /** What its largest page has in memory of its own, without the browser's code, which all pages share. Linux. */
  pageBytes(): number
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
  const port = join(profile, 'DevToolsActivePort')
  rmSync(port, { force: true })
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
  const address = `http://127.0.0.1:${await portIn(port)}`
  let browser = await chromium.connectOverCDP(address)
  return {
    context: contextOf(browser),
    pageBytes: () => Math.max(0, ...pagesUnder(child.pid ?? 0).map(ownBytes)),
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

/** The processes of the pages of a browser. */
function pagesUnder(browser: number): string[] {
  const isUnder = (id: string): boolean => {
    const above = /^PPid:\s+(\d+)/m.exec(told(id, 'status'))?.[1] ?? '0'
    return above === String(browser) || (Number(above) > 1 && isUnder(above))
  }
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return all.filter((id) => told(id, 'cmdline').includes('--type=renderer') && isUnder(id))
}

function ownBytes(id: string): number {
  return Number(/^RssAnon:\s+(\d+)/m.exec(told(id, 'status'))?.[1] ?? 0) * 1024
}

/** Empty once the process is gone. */
function told(id: string, what: string): string {
  try {
    return readFileSync(`/proc/${id}/${what}`, 'utf8')
  } catch {
    return ''
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
