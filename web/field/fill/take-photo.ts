// From the camera's file to a picture that is kept: made smaller, under its hash, with what became of it told.
import { useState } from 'react'
import type { Asked } from '../../../core/instrument/question.ts'
import type { FileAnswer } from '../../../core/wire/response.ts'
import { endingOf } from '../media/picture-type.ts'
import { shrink } from '../media/shrink.ts'
import { looksOf } from './looks.ts'
import { useTaking } from './take-file.ts'

export type Outcome =
  | { kind: 'smaller'; fromBytes: number; width: number; height: number }
  /** Of a format that this phone cannot read. */
  | { kind: 'foreign' }

export type PhotoQuestion = Extract<Asked, { type: 'image' }>

/** `take` ends in `onAnswer` and true, or in a trouble to be told and false. */
export function usePhoto(question: PhotoQuestion, onAnswer: (answer: FileAnswer) => void) {
  const taking = useTaking(onAnswer)
  const [isShrinking, setIsShrinking] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  async function take(photo: Blob, name: string, quarterTurns = 0): Promise<boolean> {
    setIsShrinking(true)
    setOutcome(null)
    const shrunk = await shrink(photo, {
      maxPixels: question.maxPixels,
      keepsPlace: looksOf(question).has('keep-place'),
      quarterTurns,
    })
    setIsShrinking(false)
    if (shrunk.kind === 'unread') {
      taking.setTrouble({ kind: 'unread' })
      return false
    }
    const stem = name.replace(/\.[^.]*$/, '') || 'foto'
    const isMade = shrunk.kind === 'made'
    const blob = isMade ? shrunk.blob : new Blob([photo], { type: shrunk.type })
    const isTaken = await taking.take(blob, `${stem}.${isMade ? 'jpg' : endingOf(shrunk.type)}`)
    if (isTaken)
      setOutcome(
        isMade
          ? { kind: 'smaller', fromBytes: photo.size, width: shrunk.width, height: shrunk.height }
          : { kind: 'foreign' },
      )
    return isTaken
  }
  return { isTaking: taking.isTaking || isShrinking, trouble: taking.trouble, outcome, take }
}
