// Where an address leads: signing in, the first study, or a screen of a study inside its frame.
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { SignIn } from './session/sign-in.tsx'
import { Start } from './session/start.tsx'
import { Loading, UnknownPage } from './shell/empty.tsx'
import { Frame } from './shell/frame.tsx'
import { Notices } from './shell/notices.tsx'
import { useOtherTabs } from './shell/tabs.ts'

const RestoreScreen = lazy(async () => ({
  default: (await import('./archive/restore-screen.tsx')).RestoreScreen,
}))

export function App() {
  useOtherTabs()
  return (
    <>
      <Switch>
        <Route path="/">
          <Start />
        </Route>
        <Route path="/sign-in">
          <SignIn />
        </Route>
        <Route path="/restore">
          <Suspense fallback={<Loading />}>
            <RestoreScreen />
          </Suspense>
        </Route>
        <Route path="/s/:study/*?">{({ study }) => <Frame key={study} slug={study} />}</Route>
        <Route>
          <main className="lone">
            <UnknownPage to="/" />
          </main>
        </Route>
      </Switch>
      <Notices />
    </>
  )
}
