// Keeps the screen on while something runs that a dark screen would end. Battery savers refuse it.

/** Gives the way to let it go. `onRefused` is told when the phone does not agree. */
export function keepAwake(onRefused: () => void = () => {}): () => void {
  let lock: WakeLockSentinel | null = null
  let isWanted = true
  const ask = () => {
    if (document.visibilityState !== 'visible') return
    const asked = navigator.wakeLock?.request('screen') ?? Promise.reject(new Error('no wake lock'))
    asked.then(
      (given) => {
        lock = given
        if (!isWanted) void given.release()
      },
      () => onRefused(),
    )
  }
  ask()
  // The browser takes it away from a hidden page for good, so it is asked for again.
  document.addEventListener('visibilitychange', ask)
  return () => {
    isWanted = false
    document.removeEventListener('visibilitychange', ask)
    void lock?.release()
  }
}
