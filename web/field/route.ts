// Where in the app one is: `#/fill/ID` and the like. The hash, so that one cached page serves every address offline.
import { useSyncExternalStore } from 'react'

export type Route =
  | { screen: 'home' | 'ready' | 'guard' | 'leave' | 'queue' }
  | { screen: 'begin'; slug: string; task: string | null; subject: string | null }
  | { screen: 'fill' | 'review' | 'sent'; id: string }
  | PeopleRoute

export type PeopleRoute =
  | { screen: 'people' }
  | { screen: 'person' | 'case'; code: string }
  | { screen: 'add'; goal: Goal | null }
  | { screen: 'consent'; code: string; goal: Goal | null }

/** What was to be begun with somebody: one goes on there. */
export type Goal = { slug: string; task: string | null }

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(listen, () => location.hash))
}

export function go(path: string): void {
  location.hash = path
}

/** For steps that the phone's back button should not walk through again. */
export function goInstead(path: string): void {
  location.replace(path)
}

export function routeOf(hash: string): Route {
  const [screen, first = '', second = '', third = ''] = hash
    .replace(/^#\//, '')
    .split('/')
    .map(decodeURIComponent)
  if (screen === 'begin')
    return { screen, slug: first, task: second || null, subject: third || null }
  if (screen === 'fill' || screen === 'review' || screen === 'sent') return { screen, id: first }
  if (screen === 'ready' || screen === 'guard') return { screen }
  if (screen === 'leave' || screen === 'queue') return { screen }
  if (screen === 'people') return { screen }
  if (screen === 'person' || screen === 'case') return { screen, code: first }
  if (screen === 'add') return { screen, goal: goalOf(first, second) }
  if (screen === 'consent') return { screen, code: first, goal: goalOf(second, third) }
  return { screen: 'home' }
}

function goalOf(slug: string | undefined, task: string | undefined): Goal | null {
  return slug ? { slug, task: task || null } : null
}

export const paths = {
  home: '#/home',
  ready: '#/ready',
  guard: '#/guard',
  leave: '#/leave',
  queue: '#/queue',
  /** `subject` is the participant or the case that one comes from. */
  begin: (slug: string, task = '', subject = '') =>
    `#/begin/${slug}/${task}${subject && `/${encodeURIComponent(subject)}`}`,
  people: '#/people',
  person: (code: string) => `#/person/${code}`,
  case: (code: string) => `#/case/${encodeURIComponent(code)}`,
  add: (goal: Goal | null) => `#/add${onTo(goal)}`,
  consent: (code: string, goal: Goal | null) => `#/consent/${code}${onTo(goal)}`,
  fill: (id: string) => `#/fill/${id}`,
  review: (id: string) => `#/review/${id}`,
  sent: (id: string) => `#/sent/${id}`,
}

function onTo(goal: Goal | null): string {
  return goal ? `/${goal.slug}/${goal.task ?? ''}` : ''
}

function listen(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
