// The phone app begins here, after early.ts, which has taken the code out of the address: the screen, then the network.
import { createRoot } from 'react-dom/client'
import '../kit/tokens.css'
import '../kit/base.css'
import './field.css'
import { language } from '../kit/language.ts'
import { App } from './app.tsx'
import { firstCode } from './early.ts'
import { whenIdle } from './idle.ts'
import { watchInstalling } from './install.ts'
import { fetchWords } from './messages/words.ts'
import { StorageScreen } from './screens/enrol.tsx'
import { clearMark, store, whenBlocked } from './store/open.ts'
import { syncWhenever } from './sync/run.ts'

watchInstalling()
// A link with a code that is opened where the app runs already changes only the fragment.
addEventListener('hashchange', () => {
  if (location.hash.startsWith('#e=')) location.reload()
})
const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')

document.documentElement.lang = language()
// Without a network and not kept yet, English is missing: the app works all the same.
const spoken = fetchWords(language()).catch(() => {})
const screen = createRoot(place)
if (location.hash === '#/preview') {
  // Inside the builder at the desk, where no phone is: neither its storage nor its service worker.
  void Promise.all([import('./preview.tsx'), spoken]).then(([{ Preview }]) =>
    screen.render(<Preview />),
  )
} else {
  whenBlocked(() => screen.render(<StorageScreen />))
  Promise.all([store(), spoken]).then(
    () => {
      screen.render(<App code={firstCode} />)
      syncWhenever()
      // Where the code is not kept yet, the next time will do.
      whenIdle(
        () =>
          void import('./store/sweep.ts').then(
            ({ sweep }) => sweep(Date.now()),
            () => {},
          ),
      )
      if (clearMark in localStorage)
        void import('./store/veil-clear.ts').then(({ veilClear }) => veilClear())
      if ('pedoman-away' in localStorage)
        void import('./media/away.ts').then((away) => away.reopen())
    },
    () => screen.render(<StorageScreen />),
  )
}
