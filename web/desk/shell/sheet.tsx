// A sheet over the page: open as soon as it is there, with its name and its way out at the top.
import { type RefObject, useEffect, useRef } from 'react'
import { useMessages } from './language.tsx'

type Sheet = { dialog: RefObject<HTMLDialogElement | null>; close: () => void }

/** Closing goes by the dialog, which gives the focus back and then tells its `onClose`. */
export function useSheet(): Sheet {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return { dialog, close: () => dialog.current?.close() }
}

/** `id` is what the dialog is labelled by. */
export function SheetHead({ id, title, close }: { id: string; title: string; close: () => void }) {
  const m = useMessages().shell
  return (
    <div className="panel-head">
      <h2 id={id}>{title}</h2>
      <button type="button" className="plain close" aria-label={m.close} onClick={close}>
        ×
      </button>
    </div>
  )
}
