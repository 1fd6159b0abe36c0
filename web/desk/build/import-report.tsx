// What a file holds, told before anything is made of it: every fault and every remark with its place.
import { useEffect, useRef } from 'react'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { walk } from '../../../core/instrument/walk.ts'
import { useLanguage } from '../shell/language.tsx'
import { useBuild } from './messages.ts'
import { useRemarkWords } from './remark-words.ts'
import type { FileRemark, Imported } from './transfer.ts'

const shown = 200

export function ImportReport(props: {
  imported: Imported
  onTake: (instrument: Instrument) => void
  onClose: () => void
}) {
  const m = useBuild().transfer
  const { language } = useLanguage()
  const sentence = useRemarkWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const { instrument, remarks, name } = props.imported
  const place = ({ where }: FileRemark) => {
    if (typeof where === 'string') return where || m.whole
    const { sheet, row, column, header } = where
    return m.cell(sheet, row ?? 0, [column, header && `(${header})`].filter(Boolean).join(' '))
  }
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="sheet" aria-label={m.report(name)} onClose={props.onClose}>
      <h2>{m.report(name)}</h2>
      {instrument ? (
        <p>
          {m.holds(
            say(instrument.title, language),
            walk(instrument).length,
            instrument.languages.join(', '),
          )}
        </p>
      ) : (
        <p className="trouble">{m.unusable}</p>
      )}
      {remarks.length > 0 && (
        <div className="table-box">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{m.where}</th>
                <th scope="col">{m.what}</th>
              </tr>
            </thead>
            <tbody>
              {remarks.slice(0, shown).map((remark, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one place may hold the same remark twice
                <tr key={index}>
                  <th scope="row">{place(remark)}</th>
                  <td>
                    {remark.gravity === 'fault' ? m.fault : m.warning} {sentence(remark)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="actions">
        {instrument && (
          <button type="button" className="primary" onClick={() => props.onTake(instrument)}>
            {m.take}
          </button>
        )}
        <button type="button" onClick={() => dialog.current?.close()}>
          {m.leave}
        </button>
      </div>
    </dialog>
  )
}
