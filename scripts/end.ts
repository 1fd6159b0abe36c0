// How a server ends: on Ctrl-C everything is closed, and then the exit code is 0.

/** Ctrl-C reaches us twice, from the terminal and through npm; the first one counts. */
export function endOnSignal(close: () => Promise<void>): Promise<number> {
  return new Promise((resolve) => {
    let isEnding = false
    const end = async () => {
      if (isEnding) return
      isEnding = true
      await close()
      resolve(0)
      process.exit(0)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // Miniflare's own handler would exit with 130 before the database is closed.
      process.removeAllListeners(signal)
      process.on(signal, () => void end())
    }
  })
}
