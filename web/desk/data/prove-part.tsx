// An export that somebody has: whether it is whole, what was asked for, and whether the study still gives the same.
import { useState } from 'react'
import {
  brokenIn,
  type Compared,
  compared,
  type Manifest,
  readManifest,
} from '../../../core/dataset/manifest.ts'
import type { ExportOrder } from '../../../core/wire/export.ts'
import { openRanged } from '../../../core/zip/ranged.ts'
import { numberOf } from '../../kit/format.ts'
import { FileButton, FilePlace } from '../shell/file-place.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { WorkButton } from './make-button.tsx'
import { manifestIn, mostEntries, repeatExport } from './make-export.ts'

/** `broken` is null of a manifest alone: there are no files to look at. */
type Given = { name: string; manifest: Manifest; broken: string[] | null }

export function ProvePart({ take }: { take: (order: ExportOrder) => void }) {
  const { m } = useLanguage()
  const words = m.data.exports
  const [given, setGiven] = useState<Given | 'reading' | 'unknown' | null>(null)

  async function read([file]: readonly File[]) {
    if (file === undefined) return
    setGiven('reading')
    setGiven((await givenIn(file).catch(() => null)) ?? 'unknown')
  }

  return (
    <section className="export-part" aria-label={words.prove}>
      <h2>{words.prove}</h2>
      <p className="quiet">{words.proveWhat}</p>
      <FilePlace onFiles={read}>
        <FileButton label={words.proveFile} accept=".zip,.json" onFiles={read} />
        <span role="status">
          {given === 'reading' && words.proveReading}
          {given === 'unknown' && words.proveUnknown}
        </span>
      </FilePlace>
      {given !== null && typeof given === 'object' && (
        <Proof key={given.name} given={given} take={take} />
      )}
    </section>
  )
}

async function givenIn(file: File): Promise<Given | null> {
  const { name } = file
  if (name.toLowerCase().endsWith('.json')) {
    const manifest = readManifest(await file.text())
    return manifest && { name, manifest, broken: null }
  }
  const slice = async (start: number, end: number) =>
    new Uint8Array(await file.slice(start, end).arrayBuffer())
  const zip = await openRanged(file.size, slice, { entries: mostEntries })
  const manifest = await manifestIn(zip)
  return manifest && { name, manifest, broken: await brokenIn(zip, manifest) }
}

function Proof(props: { given: Given; take: (order: ExportOrder) => void }) {
  const { m, language } = useLanguage()
  const words = m.data.exports
  const { slug } = useStudy()
  const { manifest, broken } = props.given
  const [told, setTold] = useState<Compared | null>(null)
  const count = (n: number) => numberOf(n, language)
  return (
    <div className="export-proof">
      <p>
        {words.proofOf(manifest.software, count(manifest.rows), count(manifest.files.length))}{' '}
        {broken !== null &&
          (broken.length === 0 ? words.proofWhole : words.proofBroken(broken.join(', ')))}
      </p>
      {manifest.study !== slug && <p>{words.proofOther(manifest.study)}</p>}
      {manifest.hasIdentities && <p>{words.proofNames}</p>}
      <div className="export-go">
        <button type="button" onClick={() => props.take(manifest.order)}>
          {words.takeAgain}
        </button>
        {manifest.study === slug && !manifest.hasIdentities && (
          <WorkButton
            said={words.proofMade}
            work={async (wish) => {
              const { run, manifest: now } = await repeatExport(manifest.order, wish)
              setTold(compared(manifest.files, now?.files ?? []))
              return run
            }}
          >
            {words.proofAgain}
          </WorkButton>
        )}
      </div>
      <div role="status">
        {told !== null && (
          <ul>
            <li>{words.proofSame(count(told.same.length), count(manifest.files.length))}</li>
            {told.changed.length > 0 && <li>{words.proofChanged(told.changed.join(', '))}</li>}
            {told.gone.length > 0 && <li>{words.proofGone(told.gone.join(', '))}</li>}
            {told.added.length > 0 && <li>{words.proofAdded(told.added.join(', '))}</li>}
          </ul>
        )}
      </div>
    </div>
  )
}
