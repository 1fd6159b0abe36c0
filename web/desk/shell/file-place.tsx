// Choosing files: a button in our own words, since the browser's field speaks the browser's language, and a place to drop
// them on.
import type { ReactNode } from 'react'
import { useLanguage } from './language.tsx'
import { useDrop } from './use-drop.ts'

type Taking = { onFiles: (files: readonly File[]) => void }
type Asked = {
  label: ReactNode
  accept?: string
  multiple?: boolean
  /** Everything that lies in one folder. */
  folder?: boolean
  disabled?: boolean
  /** Where in an instrument it belongs: what is wrong there leads to it. */
  'data-at'?: string
}

export function FileButton({ label, folder = false, onFiles, ...asked }: Asked & Taking) {
  return (
    <label className="file-button">
      <span>{label}</span>
      <input
        type="file"
        {...asked}
        {...(folder ? { webkitdirectory: '' } : {})}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          // The same file may be chosen again.
          target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </label>
  )
}

/** `children` are the buttons, and what is to be said of what was dropped; `title` what is asked for, or what is here. */
export function FilePlace(props: { title?: string | undefined; children: ReactNode } & Taking) {
  const { m } = useLanguage()
  const place = useDrop(props.onFiles)
  return (
    <fieldset className="file-place" {...place}>
      <legend>{props.title ?? m.shell.dropFile}</legend>
      {props.children}
    </fieldset>
  )
}
