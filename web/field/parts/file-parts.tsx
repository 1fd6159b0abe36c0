// What the fields for files share: a button that opens the camera or the files, and what went wrong.
import { useRef } from 'react'
import { largestFileBytes } from '../../../core/upload/parts.ts'
import { sizeOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { useScene } from '../fill/scene.ts'
import type { Trouble } from '../fill/take-file.ts'
import { fieldWords } from '../messages/field-words.ts'

type PickProps = {
  label: string
  accept: string
  capture?: 'environment' | 'user' | undefined
  /** The question, for those who hear the button alone. */
  describedBy: string
  onPick: (file: File) => void
  /** Several may be chosen at once; each is picked, in order. */
  isMany?: boolean
  /** Another app is about to open; and it was closed with nothing chosen. */
  onOpen?: () => void
  onCancel?: () => void
}

export function PickFile(props: PickProps) {
  const { label, accept, capture, describedBy, isMany = false, onPick, onOpen, onCancel } = props
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className="big"
        aria-describedby={describedBy}
        onClick={() => {
          onOpen?.()
          if (onCancel) input.current?.addEventListener('cancel', onCancel, { once: true })
          input.current?.click()
        }}
      >
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        capture={capture}
        aria-label={label}
        multiple={isMany}
        onChange={(event) => {
          for (const file of event.currentTarget.files ?? []) onPick(file)
          // The same file may be chosen again.
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

export function FileTrouble({ trouble, isTaking }: { trouble: Trouble | null; isTaking: boolean }) {
  const m = useWords(fieldWords)
  const language = useLanguage()
  if (isTaking) return <p role="status">{m.working}</p>
  if (!trouble) return null
  const told = {
    'too-large': () =>
      m.tooLarge(
        sizeOf(trouble.kind === 'too-large' ? trouble.sizeBytes : 0, language),
        sizeOf(largestFileBytes, language),
      ),
    failed: () => m.keepFailed,
    unread: () => m.image.unread,
  }[trouble.kind]
  return (
    <p role="alert" className="problem">
      {told()}
    </p>
  )
}

/** An answer's file that does not lie on this phone: with the server, as it should, or lost. */
export function NotHere({ file }: { file: string }) {
  const m = useWords(fieldWords)
  const { held } = useScene()
  return held.includes(file) ? (
    <p className="hint">{m.atServer}</p>
  ) : (
    <p className="problem">{m.lost}</p>
  )
}
