// What every field of a draft may need around it: whose draft it is, its clock, where its files lie, what labels show.
import { createContext, useContext, useEffect, useState } from 'react'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Shelf } from './shelf.ts'
import type { Unit } from './unit.ts'

export type Scene = {
  draft: string
  instrument: Instrument
  /** The language of asking. */
  language: string
  /** Milliseconds since the response was begun. */
  atMs: () => number
  /** Ends once the draft, with its last answer, lies in storage. */
  flush: () => Promise<void>
  shelf: Shelf
  /** The study's. */
  zone: string
  /** The phone's clock was so far ahead of the time that a position bore. */
  heardFix: (aheadMs: number) => void
  /** Of a correction: the files that the server has, though they may not lie here any more. */
  held: readonly string[]
  /** The case that it is about, to see what was seen of it before; null where there is none. */
  unit: Unit | null
}

const Context = createContext<Scene | null>(null)
export const SceneProvider = Context.Provider

export function useScene(): Scene {
  const scene = useContext(Context)
  if (!scene) throw new Error('a field stands outside a draft')
  return scene
}

/** An address for bytes that are read from storage: undefined while they are, null when they are not there. */
export function useBlobUrl(
  read: (name: string) => Promise<Blob | undefined>,
  name: string | undefined,
): string | null | undefined {
  const [url, setUrl] = useState<string | null>()
  useEffect(() => {
    if (name === undefined) return setUrl(null)
    let made: string | null = null
    let isGone = false
    read(name).then((blob) => {
      if (isGone) return
      made = blob ? URL.createObjectURL(blob) : null
      setUrl(made)
    })
    return () => {
      isGone = true
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [read, name])
  return url
}
