// A picture, a sound or a film beside a label: its bytes go up under their hash, its name stays in the instrument.
import { useState } from 'react'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Media } from '../../../core/instrument/names.ts'
import { useTellProblem } from '../shell/explain.ts'
import { FileButton } from '../shell/file-place.tsx'
import { useStudy } from '../shell/study.tsx'
import { keepFile } from '../sources/keep-file.ts'
import { useBuild } from './messages.ts'
import type { Panel } from './panel.ts'
import { put, valueAt } from './place.ts'

const kinds = ['image', 'audio', 'video'] as const

export function MediaField({ instrument, at, tongue, onChange }: Panel & { at: string }) {
  const m = useBuild().media
  const { slug } = useStudy()
  const tell = useTellProblem()
  const [isBusy, setBusy] = useState(false)
  const media = (valueAt(instrument, at) as Media | undefined) ?? {}
  const found = kinds.flatMap((kind) => {
    const file = media[kind]?.[tongue]
    return file === undefined ? [] : [{ kind, file }]
  })

  async function take(file: File | undefined) {
    const kind = kinds.find((one) => file?.type.startsWith(`${one}/`))
    if (!file || !kind) return
    setBusy(true)
    try {
      const { hash } = await keepFile(slug, file, new AbortController().signal)
      onChange(({ instrument: now }) => {
        const { files = [] } = now
        const name = freeFileName(file.name, hash, now)
        const entry = { name, hash, type: file.type, sizeBytes: file.size }
        const held = files.some((one) => one.name === name) ? files : [...files, entry]
        return put({ ...now, files: held }, `${at}.${kind}.${tongue}`, name)
      })
    } catch (error) {
      tell(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <fieldset className="sub">
      <legend>{m.title}</legend>
      {found.length > 0 && (
        <ul className="chips">
          {found.map(({ kind, file }) => (
            <li key={kind} className="chip">
              {m.kinds[kind]}: {file}
              <button
                type="button"
                className="plain"
                aria-label={m.remove(file)}
                onClick={() =>
                  onChange(({ instrument: now }) => withoutMedia(now, at, kind, tongue))
                }
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <FileButton
        label={isBusy ? m.busy : m.add}
        accept="image/*,audio/*,video/*"
        disabled={isBusy}
        data-at={at}
        onFiles={([file]) => take(file)}
      />
    </fieldset>
  )
}

function withoutMedia(
  instrument: Instrument,
  at: string,
  kind: (typeof kinds)[number],
  tongue: string,
): Instrument {
  let next = put(instrument, `${at}.${kind}.${tongue}`, undefined)
  if (isBare(valueAt(next, `${at}.${kind}`))) next = put(next, `${at}.${kind}`, undefined)
  return isBare(valueAt(next, at)) ? put(next, at, undefined) : next
}

function isBare(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** Another file of the same name gets another name; the same file keeps its own. */
function freeFileName(name: string, hash: string, { files = [] }: Instrument): string {
  const clean = name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, '_').replace(/^\.+/, '') || 'media'
  const same = files.find((file) => file.hash === hash)
  if (same) return same.name
  const taken = new Set(files.map((file) => file.name))
  if (!taken.has(clean)) return clean
  const dot = clean.lastIndexOf('.')
  const [stem, end] = dot > 0 ? [clean.slice(0, dot), clean.slice(dot)] : [clean, '']
  let number = 2
  while (taken.has(`${stem}-${number}${end}`)) number += 1
  return `${stem}-${number}${end}`
}
