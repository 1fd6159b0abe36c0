// From bytes to an answer that names them: within the size that can be sent, written before the answer speaks of it.
import { useState } from 'react'
import { largestFileBytes } from '../../../core/upload/parts.ts'
import type { AnswerValue, FileAnswer } from '../../../core/wire/response.ts'
import { useScene } from './scene.ts'

export type Trouble =
  | { kind: 'too-large'; sizeBytes: number }
  | { kind: 'failed' }
  | { kind: 'unread' }

export function fileIn(value: AnswerValue | undefined): FileAnswer | null {
  return typeof value === 'object' && 'file' in value ? value : null
}

/** `take(blob, name)` ends in `onAnswer` and true, or in a trouble to be told and false. */
export function useTaking(onAnswer: (answer: FileAnswer) => void) {
  const { shelf } = useScene()
  const [isTaking, setIsTaking] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  async function take(blob: Blob, name: string): Promise<boolean> {
    if (blob.size > largestFileBytes) {
      setTrouble({ kind: 'too-large', sizeBytes: blob.size })
      return false
    }
    setIsTaking(true)
    setTrouble(null)
    try {
      const file = await shelf.keep(blob)
      onAnswer({ file, name: fileName(name), type: plainType(blob.type), sizeBytes: blob.size })
      return true
    } catch {
      // Full storage, or one that the browser has closed: the words say what can be done.
      setTrouble({ kind: 'failed' })
      return false
    } finally {
      setIsTaking(false)
    }
  }
  return { isTaking, trouble, setTrouble, take }
}

/** Without what a file system or a header would stumble over; phones name files as they like. */
export function fileName(name: string): string {
  const clean = name
    .toWellFormed()
    .replace(/[/\\\p{Cc}:*?"<>|]/gu, '_')
    .replace(/^\.+/, '')
  const [, stem = '', ending = ''] = /^(.*?)(\.[^.]{1,10})?$/u.exec(clean) ?? []
  return `${[...stem].slice(0, 80).join('') || 'file'}${ending}`
}

/** `audio/webm;codecs=opus` is kept as what it is to a player. */
export function plainType(type: string): string {
  return (type.split(';')[0] ?? '').slice(0, 100)
}
