// The port that is listened on: read from the command line, and free.
import { createServer } from 'node:net'
import { Halt } from './halt.ts'

export function portOf(word: string): number {
  const port = Number(word)
  if (!/^\d+$/.test(word) || port > 65_535)
    throw new Halt(`"${word}" is not a port; give a number up to 65535.`)
  return port
}

/** Asked first, so that nobody waits for a build only to hear that the port is taken. */
export function mustBeFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error),
    )
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })
}

export function portTaken(port: number): Halt {
  return new Halt(
    `Port ${port} is in use by another program: stop that one, or choose another with --port N.`,
  )
}
