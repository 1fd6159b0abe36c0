// A file is dropped or chosen; beside it, what can be read.
import { useId } from 'react'
import { Link } from 'wouter'
import { FileButton, FilePlace } from '../shell/file-place.tsx'
import { useStudy } from '../shell/study.tsx'
import { useBring } from './messages.ts'
import { readerNames } from './readers.ts'

export function ChoosePart(props: { wrong: string; onFiles: (files: readonly File[]) => void }) {
  const m = useBring()
  const { to, may } = useStudy()
  const lead = useId()
  return (
    <>
      <p className="lead" id={lead}>
        {m.lead}
      </p>
      <FilePlace onFiles={props.onFiles}>
        <div className="actions">
          <FileButton label={m.choose} multiple onFiles={props.onFiles} />
          <FileButton label={m.chooseFolder} multiple folder onFiles={props.onFiles} />
        </div>
        {props.wrong !== '' && <p role="alert">{props.wrong}</p>}
      </FilePlace>
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
