// How far the asking has come. The camera may end the page behind it, so what is ticked outlives a reload: in the tab's
// own memory, by code, and never a name.
import { useState } from 'react'
import type { ConsentWay, EvidenceKind } from '../../../core/wire/consent.ts'
import type { FileAnswer } from '../../../core/wire/response.ts'
import { uuidv7 } from '../../kit/uuid.ts'

export type Asking = {
  /** The consent's id, and the name under which its recording is kept while it is made. */
  id: string
  step: 'text' | 'scopes' | 'how'
  text: string
  language: string
  isLarge: boolean
  /** Yes or no to each; what is not answered yet is not there. */
  scopes: Record<string, boolean>
  isChild: boolean
  childAgrees: boolean
  how: ConsentWay | null
  evidence: Partial<Record<EvidenceKind, FileAnswer>>
}

/** A file comes in its own time: what else was taken down meanwhile stays. */
export type Change = Partial<Asking> | ((now: Asking) => Partial<Asking>)

export function useAsking(code: string, begin: Pick<Asking, 'text' | 'language'>) {
  const key = `pedoman.asking.${code}`
  const [asking, setAsking] = useState<Asking>(() => remembered(key) ?? fresh(begin))
  return {
    asking,
    change(part: Change): void {
      setAsking((now) => {
        const next = { ...now, ...(typeof part === 'function' ? part(now) : part) }
        sessionStorage.setItem(key, JSON.stringify(next))
        return next
      })
    },
    forget: () => sessionStorage.removeItem(key),
  }
}

function fresh(begin: Pick<Asking, 'text' | 'language'>): Asking {
  return {
    ...begin,
    id: uuidv7(),
    step: 'text',
    isLarge: false,
    scopes: {},
    isChild: false,
    childAgrees: false,
    how: null,
    evidence: {},
  }
}

function remembered(key: string): Asking | null {
  const kept = sessionStorage.getItem(key)
  return kept === null ? null : (JSON.parse(kept) as Asking)
}
