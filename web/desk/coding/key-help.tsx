// `?`: every key of the coding view, by what it is for.
import { useEffect, useRef } from 'react'
import { useMessages } from '../shell/language.tsx'
import { hasLetterKeys, setLetterKeys } from './letter-keys.ts'

export function KeyHelp(props: { onClose: () => void }) {
  const m = useMessages()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="sheet key-help"
      aria-labelledby="key-help"
      onClose={props.onClose}
    >
      <div className="panel-head">
        <h2 id="key-help">{m.coding.keys.title}</h2>
        <button
          type="button"
          className="plain close"
          aria-label={m.shell.close}
          onClick={props.onClose}
        >
          ×
        </button>
      </div>
      <div className="key-groups">
        {[...m.coding.keys.groups, m.listen.keys].map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="tick">
        <input
          type="checkbox"
          defaultChecked={hasLetterKeys()}
          onChange={(event) => setLetterKeys(event.target.checked)}
        />
        {m.coding.keys.letters}
      </label>
    </dialog>
  )
}
