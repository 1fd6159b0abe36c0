// `?`: every key of the coding view, by what it is for.
import { useMessages } from '../shell/language.tsx'
import { SheetHead, useSheet } from '../shell/sheet.tsx'
import { hasLetterKeys, setLetterKeys } from './letter-keys.ts'

export function KeyHelp(props: { onClose: () => void }) {
  const m = useMessages()
  const { dialog, close } = useSheet()
  return (
    <dialog
      ref={dialog}
      className="sheet key-help"
      aria-labelledby="key-help"
      onClose={props.onClose}
    >
      <SheetHead id="key-help" title={m.coding.keys.title} close={close} />
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
