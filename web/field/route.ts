// Where in the app one is: `#/fill/ID` and the like. The hash, so that one cached page serves every address offline.
import { useSyncExternalStore } from 'react'

export type Route =
  | { screen: 'home' | 'ready' | 'guard' | 'leave' }
  | { screen: 'begin'; slug: string; task: string | null }
  | { screen: 'fill' | 'review' | 'sent'; id: string }

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
  const [screen, first = '', second] = hash.replace(/^#\//, '').split('/').map(decodeURIComponent)
  if (screen === 'begin') return { screen, slug: first, task: second ?? null }
  if (screen === 'fill' || screen === 'review' || screen === 'sent') return { screen, id: first }
  if (screen === 'ready' || screen === 'guard' || screen === 'leave') return { screen }
  return { screen: 'home' }
}

export const paths = {
  home: '#/home',
  ready: '#/ready',
  guard: '#/guard',
  leave: '#/leave',
  begin: (slug: string, task?: string) => `#/begin/${slug}${task ? `/${task}` : ''}`,
  fill: (id: string) => `#/fill/${id}`,
  review: (id: string) => `#/review/${id}`,
  sent: (id: string) => `#/sent/${id}`,
}

function listen(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
