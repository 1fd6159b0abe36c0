// The instrument as a file, out and in, and on paper.
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Instrument } from '../../../core/instrument/model.ts'
import { ImportReport } from './import-report.tsx'
import { useBuild } from './messages.ts'
import { formBytes, type Imported, readFile, takenFiles, xformText } from './transfer.ts'

export function TransferMenu(props: {
  instrument: Instrument
  onReplace: (instrument: Instrument) => void
}) {
  const m = useBuild().transfer
  const [location, go] = useLocation()
  const menu = useRef<HTMLDetailsElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const [imported, setImported] = useState<Imported | null>(null)
  const { instrument } = props
  const close = () => {
    if (menu.current) menu.current.open = false
  }
  const name = instrument.slug || 'instrument'
  const acts: [label: string, act: () => void | Promise<void>][] = [
    [m.saveJson, () => save(`${name}.json`, JSON.stringify(instrument, null, 2))],
    [m.saveXlsForm, async () => save(`${name}.xlsx`, await formBytes(instrument), xlsx)],
    [m.saveXForm, async () => save(`${name}.xml`, await xformText(instrument), 'application/xml')],
    [m.replace, () => file.current?.click()],
    [m.paper, () => go(`${location}/paper`)],
  ]
  return (
    <>
      <details
        ref={menu}
        className="account menu-holder"
        onKeyDown={(event) => event.key === 'Escape' && close()}
      >
        <summary className="button">{m.menu}</summary>
        <div className="menu">
          {acts.map(([label, act]) => (
            <button
              key={label}
              type="button"
              className="plain"
              onClick={() => {
                close()
                void act()
              }}
            >
              {label}
            </button>
          ))}
        </div>
      </details>
      <input
        ref={file}
        className="unseen"
        type="file"
        tabIndex={-1}
        aria-label={m.replace}
        accept={takenFiles}
        onChange={async (event) => {
          const [chosen] = event.target.files ?? []
          event.target.value = ''
          if (chosen) setImported(await readFile(chosen))
        }}
      />
      {imported && (
        <ImportReport
          imported={imported}
          onTake={(next) => {
            // The short name stays: a file replaces what the draft holds, not which instrument it is.
            props.onReplace({ ...next, slug: instrument.slug || next.slug })
            setImported(null)
          }}
          onClose={() => setImported(null)}
        />
      )}
    </>
  )
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function save(name: string, content: BlobPart, type = 'application/json'): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
