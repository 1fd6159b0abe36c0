// Runs one of Pedoman's own commands as a person at a terminal would, and hears what it says.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { root } from '../../scripts/root.ts'

export type Done = { code: number | null; out: string; err: string }

export type Running = {
  child: ChildProcess
  /** Waits for the output to hold this, or fails with what was said instead. */
  says(pattern: RegExp): Promise<string>
  done: Promise<Done>
}

export function command(name: string, args: string[], nodeArgs: string[] = []): Running {
  const child = spawn(
    process.execPath,
    [...nodeArgs, join(root, 'scripts', 'run.mjs'), name, ...args],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, INIT_CWD: root, NO_COLOR: '1' },
    },
  )
  const heard = { out: '', err: '' }
  const listeners = new Set<() => void>()
  const hear = (stream: 'out' | 'err') => (chunk: Buffer) => {
    heard[stream] += chunk.toString('utf8')
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', hear('out'))
  child.stderr.on('data', hear('err'))
  const done = new Promise<Done>((resolve) =>
    child.on('close', (code) => resolve({ code, ...heard })),
  )
  // A test that fails half-way must not leave a server behind.
  onTestFinished(() => void child.kill('SIGTERM'))
  const says = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(heard.out)
        if (found) resolve(found[1] ?? found[0])
      }
      listeners.add(look)
      look()
      void done.then(({ code, out, err }) =>
        reject(new Error(`ended with ${code}: ${out}\n${err}`)),
      )
    })
  return { child, says, done }
}
