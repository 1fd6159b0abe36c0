// Choosing an archive, and what is in it before anything is sent.
import { type FormEvent, useState } from 'react'
import * as v from 'valibot'
import type { ArchiveFault, OpenArchive } from '../../../core/archive/open.ts'
import { NewStudy } from '../../../core/wire/people.ts'
import { momentOf, numberOf, sizeOf } from '../../kit/format.ts'
import { Field } from '../fieldwork/field.tsx'
import { FileButton, FilePlace } from '../shell/file-place.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useArchive } from './messages.ts'

export function ChooseArchive(props: {
  fault: ArchiveFault['reason'] | null
  onFile: (file: File) => void
}) {
  const words = useArchive().restore
  const take = ([file]: readonly File[]) => {
    if (file) props.onFile(file)
  }
  return (
    <>
      <p>{words.lead}</p>
      {props.fault && (
        <p role="alert" className="archive-warning">
          {words.faults[props.fault]}
        </p>
      )}
      <FilePlace onFiles={take}>
        <FileButton label={words.choose} accept=".zip,application/zip" onFiles={take} />
      </FilePlace>
    </>
  )
}

export function Plan(props: {
  archive: OpenArchive
  onGo: (slug: string) => void
  onOther: () => void
}) {
  const words = useArchive().restore
  const { language } = useLanguage()
  const { manifest } = props.archive
  const { study, tables, files } = manifest
  const rowsOf = (name: string) => tables.find((one) => one.name === name)?.rows ?? 0
  const rows = tables.reduce((sum, one) => sum + one.rows, 0)
  const told: [string, string][] = [
    [words.study, study.title],
    [words.madeAt, momentOf(manifest.madeAt, study.zone, language)],
    [words.software, manifest.software],
    [words.people, numberOf(rowsOf('members'), language)],
    [words.rows, numberOf(rows, language)],
    [
      words.files,
      words.filesOf(numberOf(files.count, language), sizeOf(files.sizeBytes, language)),
    ],
  ]
  const [isWrong, setWrong] = useState(false)
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const slug = String(new FormData(event.currentTarget).get('slug')).trim()
    const isSlug = v.is(NewStudy.entries.slug, slug)
    setWrong(!isSlug)
    if (isSlug) props.onGo(slug)
  }
  return (
    <form className="restore-plan" onSubmit={submit} noValidate>
      <h2>{words.inIt}</h2>
      <dl>
        {told.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {manifest.missingFiles.length > 0 && <p>{words.missing(manifest.missingFiles.length)}</p>}
      {manifest.isUneven && <p className="archive-warning">{words.uneven}</p>}
      <Field label={words.slug} hint={isWrong ? words.slugWrong : words.slugHint}>
        {(naming) => (
          <input
            {...naming}
            name="slug"
            defaultValue={study.slug}
            autoComplete="off"
            aria-invalid={isWrong}
          />
        )}
      </Field>
      <p className="quiet">{words.after}</p>
      <div className="actions">
        <button type="submit" className="primary">
          {words.go}
        </button>
        <button type="button" onClick={props.onOther}>
          {words.other}
        </button>
      </div>
    </form>
  )
}
