// A screen whose code is fetched when it is first opened, and drawn in the very moment it is there: React holds back what a
// Suspense boundary reveals for 300 ms after its fallback, which is longer than the fetching takes.
import { type ComponentType, useEffect, useState } from 'react'
import { Loading } from './empty.tsx'
import type { Screen } from './routes.ts'

const fetched = new Map<string, ComponentType>()

/** Fetched once; a fetch that failed is tried again the next time. */
export async function fetchScreen({ path, load }: Screen): Promise<ComponentType> {
  const view = fetched.get(path) ?? (await load())
  fetched.set(path, view)
  return view
}

export function ScreenView({ screen }: { screen: Screen }) {
  const [, drawAnew] = useState(0)
  const [failure, setFailure] = useState<unknown>(null)
  const View = fetched.get(screen.path)
  useEffect(() => {
    let isHere = true
    if (!fetched.has(screen.path))
      fetchScreen(screen).then(
        () => isHere && drawAnew((n) => n + 1),
        (error: unknown) => isHere && setFailure(error),
      )
    return () => {
      isHere = false
    }
  }, [screen])
  // For the boundary around: it offers to load the page anew.
  if (failure !== null) throw failure
  return View ? <View /> : <Loading />
}
