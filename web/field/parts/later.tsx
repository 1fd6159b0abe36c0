// A part that is loaded when it is first shown: a phone's first question does not wait for a map or a microphone.
// The service worker holds all of them, so they come without a network too.
import { type ComponentType, useEffect, useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { words } from '../messages/words.ts'

/** `isScreen`: it is all that is shown, so the way back stands beside the trouble. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  isScreen = false,
): ComponentType<P> {
  let Part: ComponentType<P> | null = null
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, at the top of a module
  return function Later(props: P) {
    const m = useWords(words)
    const [state, setState] = useState<'loading' | 'here' | 'failed'>(Part ? 'here' : 'loading')
    useEffect(() => {
      if (state !== 'loading') return
      load().then(
        (found) => {
          Part = found
          setState('here')
        },
        () => setState('failed'),
      )
    }, [state])
    if (Part) return <Part {...props} />
    if (state !== 'failed') return null
    const told = (
      <p role="alert" className="problem">
        {m.fill.partMissing}{' '}
        <button type="button" onClick={() => setState('loading')}>
          {m.enrol.again}
        </button>
      </p>
    )
    if (!isScreen) return told
    return (
      <main className="lone">
        {told}
        <a href="#/home">{m.home}</a>
      </main>
    )
  }
}
