// The frame of a study: skip link, top bar, rail, and the screen that the address names.
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { matchRoute, Redirect, Route, Switch, useLocation, useRouter } from 'wouter'
import { ApiProblem } from '../../kit/api.ts'
import { Failed, Loading, UnknownPage } from './empty.tsx'
import { FailedScreen } from './failed-screen.tsx'
import { useMessages } from './language.tsx'
import { Rail } from './rail.tsx'
import { patternOf, type Screen, screens } from './routes.ts'
import { fetchScreen, ScreenView } from './screen-view.tsx'
import { StudyProvider, useStudy, useStudyQuery } from './study.tsx'
import { TopBar } from './top-bar.tsx'

const Adoption = lazy(async () => ({
  default: (await import('../coding/adoption.tsx')).Adoption,
}))

export function Frame({ slug }: { slug: string }) {
  const study = useStudyQuery(slug)
  const { parser } = useRouter()
  const [location] = useLocation()

  // biome-ignore lint/correctness/useExhaustiveDependencies: only for the page that the desk opens with
  useEffect(() => {
    for (const screen of screens) {
      if (!matchRoute(parser, patternOf(screen), location)[0]) continue
      // Whether one may see it is known later; its code is on its way by then.
      fetchScreen(screen).catch(() => undefined)
      return
    }
  }, [])

  if (study.data)
    return (
      <StudyProvider slug={slug} answer={study.data}>
        <Desk />
      </StudyProvider>
    )
  if (study.error instanceof ApiProblem && study.error.status === 401)
    return <Redirect to="/" replace />
  return (
    <main className="lone">
      {study.error ? <Failed error={study.error} again={() => study.refetch()} /> : <Loading />}
    </main>
  )
}

function Desk() {
  const m = useMessages().shell
  const here = useStudy()
  const [location] = useLocation()
  const { parser } = useRouter()
  const main = useRef<HTMLElement>(null)
  const [railOpen, setRailOpen] = useState(false)
  const allowed = useMemo(() => screens.filter((screen) => here.may(screen.needs)), [here])
  const shown = allowed.find((screen) => matchRoute(parser, patternOf(screen), location)[0])
  // Choosing in a list what opens beside it is no new place: the list stays as it is, and so does the focus.
  const place = shown?.beside ? shown.path : location
  const seen = useRef(place)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever the address changes
  useEffect(() => setRailOpen(false), [location])

  useEffect(() => {
    // Only a real change of place moves the focus; the first page keeps the browser's own start.
    if (seen.current === place) return
    seen.current = place
    main.current?.focus()
    main.current?.scrollTo(0, 0)
  }, [place])

  return (
    <div className="desk">
      <a className="skip" href="#main">
        {m.skip}
      </a>
      <TopBar railOpen={railOpen} onRail={() => setRailOpen(!railOpen)} />
      {here.may('coding.write') && (
        <Suspense>
          <Adoption />
        </Suspense>
      )}
      <Rail open={railOpen} onClose={() => setRailOpen(false)} />
      <main id="main" ref={main} tabIndex={-1}>
        <FailedScreen key={place}>
          <Switch>
            {allowed.map((screen) => (
              <Route key={screen.path} path={patternOf(screen)}>
                <Page screen={screen}>
                  <ScreenView screen={screen} />
                </Page>
              </Route>
            ))}
            <Route>
              <UnknownPage to={here.to('')} />
            </Route>
          </Switch>
        </FailedScreen>
      </main>
    </div>
  )
}

function Page(props: { screen: Screen; children: React.ReactNode }) {
  return <div className={props.screen.fills ? 'page-fills' : 'page'}>{props.children}</div>
}
