// A file is dropped or chosen; beside it, what can be read.
import { useId } from 'react'
import { Link } from 'wouter'
import { useStudy } from '../shell/study.tsx'
import { useDrop } from '../shell/use-drop.ts'
import { useBring } from './messages.ts'
import { readerNames } from './readers.ts'

export function ChoosePart(props: { wrong: string; onFiles: (files: readonly File[]) => void }) {
  const m = useBring()
  const { to, may } = useStudy()
  const lead = useId()
  const place = useDrop(props.onFiles)
  return (
    <>
      <p className="lead" id={lead}>
        {m.lead}
      </p>
      <fieldset className="bring-drop" {...place}>
        <legend>{m.drop}</legend>
        <div className="actions">
          <FileButton label={m.choose} onFiles={props.onFiles} />
          <FileButton label={m.chooseFolder} folder onFiles={props.onFiles} />
        </div>
        {props.wrong !== '' && <p role="alert">{props.wrong}</p>}
      </fieldset>
      <section className="bring-known" aria-label={m.canRead}>
        <h2>{m.canRead}</h2>
        <ul>
          {readerNames.map((name) => (
            <li key={name}>
              <strong>{m.readers[name].name}</strong>
              <span>{m.readers[name].what}</span>
            </li>
          ))}
        </ul>
        {may('codebook.reshape') && (
          <p className="quiet">
            <Link href={to('/codebook/file')}>{m.codebook}</Link>
          </p>
        )}
      </section>
    </>
  )
}

function FileButton(props: {
  label: string
  folder?: boolean
  onFiles: (files: readonly File[]) => void
}) {
  return (
    <label className="bring-file">
      {props.label}
      <input
        type="file"
        multiple
        {...(props.folder ? { webkitdirectory: '' } : {})}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          // The same file may be chosen again.
          target.value = ''
          props.onFiles(files)
        }}
      />
    </label>
  )
}
