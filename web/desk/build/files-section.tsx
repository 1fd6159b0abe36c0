// The files that an instrument shows or looks things up in: pictures, sounds, lists as CSV. What an imported form speaks of
// and did not bring is named, and can be given here.
import { useState } from 'react'
import type { Instrument } from '../../../core/instrument/model.ts'
import { sizeOf } from '../../kit/format.ts'
import { useTellProblem } from '../shell/explain.ts'
import { FileButton } from '../shell/file-place.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { keepFile } from '../sources/keep-file.ts'
import { useBuild } from './messages.ts'
import { change, type Panel } from './panel.ts'
import { put } from './place.ts'
import { Section } from './section.tsx'
import { filesSpokenOf } from './texts.ts'

export function FilesSection({ instrument, onChange }: Panel) {
  const m = useBuild().lists
  const { language } = useLanguage()
  const { slug } = useStudy()
  const tell = useTellProblem()
  const [isBusy, setBusy] = useState(false)
  const { files = [] } = instrument
  const held = new Set(files.map(({ name }) => name))
  const missing = filesSpokenOf(instrument).filter((name) => !held.has(name))

  async function take(chosen: readonly File[]) {
    setBusy(true)
    try {
      for (const file of chosen) {
        const { hash, name } = await keepFile(slug, file, new AbortController().signal)
        const type = file.type || 'application/octet-stream'
        const entry = { name, hash, type, sizeBytes: file.size }
        onChange(({ instrument: now }) => withFile(now, entry))
      }
    } catch (error) {
      tell(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Section
      title={m.files}
      summary={m.filesCount(files.length)}
      isOpen={files.length > 0 || missing.length > 0}
    >
      {missing.length > 0 && (
        <p className="wrong" role="status">
          {m.filesMissing(missing.join(', '))}
        </p>
      )}
      {files.length > 0 && (
        <ul className="chips">
          {files.map((file) => (
            <li key={file.name} className="chip">
              {file.name} <small>{sizeOf(file.sizeBytes, language)}</small>
              <button
                type="button"
                className="plain"
                aria-label={m.removeFile(file.name)}
                onClick={() => {
                  const rest = files.filter((one) => one !== file)
                  change(onChange, 'files', rest.length > 0 ? rest : undefined)
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <FileButton
        label={isBusy ? m.filesBusy : m.addFiles}
        multiple
        disabled={isBusy}
        data-at="files"
        onFiles={take}
      />
    </Section>
  )
}

/** A file of the same name takes the other's place. */
function withFile(
  instrument: Instrument,
  entry: NonNullable<Instrument['files']>[number],
): Instrument {
  const others = (instrument.files ?? []).filter(({ name }) => name !== entry.name)
  return put(instrument, 'files', [...others, entry])
}
