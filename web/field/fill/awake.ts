// Keeps the screen on while something runs that a dark screen would end. Battery savers refuse it, or take it back.

/** Gives the way to let it go. `onChange` is told whether the phone agrees, each time that changes. */
export function keepAwake(onChange: (isAwake: boolean) => void = () => {}): () => void {
  let lock: WakeLockSentinel | null = null
  let isWanted = true
  const ask = () => {
    if (!isWanted || document.visibilityState !== 'visible') return
    const asked = navigator.wakeLock?.request('screen') ?? Promise.reject(new Error('no wake lock'))
    asked.then(
      (given) => {
        lock = given
        if (!isWanted) return void given.release()
        // A hidden page loses it for good and asks again when it is seen; one in sight lost it to the battery saver.
        given.addEventListener('release', () => {
          if (isWanted && document.visibilityState === 'visible') onChange(false)
        })
        onChange(true)
      },
      () => isWanted && onChange(false),
    )
  }
  ask()
  document.addEventListener('visibilitychange', ask)
  return () => {
    isWanted = false
    document.removeEventListener('visibilitychange', ask)
    void lock?.release()
  }
}
