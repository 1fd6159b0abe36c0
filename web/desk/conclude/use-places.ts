// Factors that are put somewhere by hand: where they are, moving one, and letting all go back, each of which can be undone.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { NetworkPlace } from '../../../core/wire/finding.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import type { Point } from './labels.ts'
import { placesQuery } from './reads.ts'
import { clearPlaces, savePlaces } from './writes.ts'

export type Places = {
  moved: ReadonlyMap<string, Point>
  /** While it is dragged it only stands elsewhere; `isDone` keeps it there. `from` is where it stood before. */
  move: (code: string, to: Point, isDone: boolean, from: Point) => void
  letGo: () => void
}

export function usePlaces(): Places {
  const { slug } = useStudy()
  const m = useMessages().conclude.network
  const client = useQueryClient()
  const tell = useTellProblem()
  const kept = useQuery(placesQuery(slug)).data
  const [dragged, setDragged] = useState<NetworkPlace | null>(null)
  const moved = useMemo(
    () =>
      new Map(
        [...(kept ?? []), ...(dragged ? [dragged] : [])].map(({ code, x, y }) => [code, { x, y }]),
      ),
    [kept, dragged],
  )
  const key = placesQuery(slug).queryKey
  /** Shown at once; what is refused goes back to what the study has. */
  const put = async (places: NetworkPlace[], write: () => Promise<unknown>) => {
    client.setQueryData(key, places)
    setDragged(null)
    try {
      await write()
    } catch (error) {
      tell(error)
    }
    await client.invalidateQueries({ queryKey: key })
  }
  const save = (place: NetworkPlace) => {
    const others = (client.getQueryData<NetworkPlace[]>(key) ?? []).filter(
      (one) => one.code !== place.code,
    )
    return put([...others, place], () => savePlaces(slug, [place]))
  }
  return {
    moved,
    move(code, to, isDone, from) {
      const place = { code, x: Math.round(to.x), y: Math.round(to.y) }
      if (!isDone) {
        setDragged(place)
        return
      }
      const back = { code, x: Math.round(from.x), y: Math.round(from.y) }
      void save(place)
      notify({ text: m.moved, undo: () => void save(back) })
    },
    letGo() {
      const before = client.getQueryData<NetworkPlace[]>(key) ?? []
      if (before.length === 0) return
      void put([], () => clearPlaces(slug))
      notify({
        text: m.letGone,
        undo: () => void put(before, () => savePlaces(slug, before)),
      })
    },
  }
}
