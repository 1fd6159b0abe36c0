// A new instrument begins with nothing, with a template, with what is published, or with a file; each makes a draft.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { say } from '../../../core/instrument/label.ts'
import {
  type Instrument,
  type InstrumentKind,
  instrumentKinds,
} from '../../../core/instrument/model.ts'
import { walk } from '../../../core/instrument/walk.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { Head } from '../fieldwork/panes.tsx'
import { versionsQuery } from '../fieldwork/reads.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { blankInstrument } from './blank.ts'
import { draftsQuery, saveDraft } from './draft-store.ts'
import { ImportReport } from './import-report.tsx'
import { useBuild } from './messages.ts'
import { type Imported, readFile, takenFiles } from './transfer.ts'
import './build.css'
import { FileButton, FilePlace } from '../shell/file-place.tsx'

export function BeginScreen() {
  const m = useBuild().begin
  const all = useLanguage()
  const { language } = all
  const here = useStudy()
  const [, go] = useLocation()
  const tell = useTellProblem()
  const [imported, setImported] = useState<Imported | null>(null)
  const [isReading, setReading] = useState(false)
  const transfer = useBuild().transfer
  useTitle(m.title)
  const templates = useQuery({
    queryKey: ['templates'],
    queryFn: async () => (await import('./templates/all.ts')).templates,
  })
  const versions = useQuery(versionsQuery(here.slug))
  const newest = [
    ...Map.groupBy(versions.data ?? [], ({ instrument }) => instrument.slug).values(),
  ].flatMap((every) => every.toSorted((a, b) => b.number - a.number)[0] ?? [])
  const drafts = useQuery(draftsQuery(here.slug))
  // Two drafts of one short name would become two versions of one instrument.
  const taken = new Set([
    ...newest.map(({ instrument }) => instrument.slug),
    ...(drafts.data ?? []).map(({ slug }) => slug),
  ])

  const begin = useMutation({
    mutationFn: async ({ instrument, base }: { instrument: Instrument; base: string | null }) => {
      const id = uuidv7()
      await saveDraft(here.slug, id, { instrument, base }, 0)
      return id
    },
    onSuccess: (id) => go(here.to(`/instruments/draft/${id}`)),
    onError: tell,
  })
  /** A new instrument gets a short name of its own; going on from a version keeps it. */
  async function take([file]: readonly File[]) {
    if (!file) return
    setReading(true)
    setImported(await readFile(file).finally(() => setReading(false)))
  }
  const fresh = (instrument: Instrument) =>
    begin.mutate({
      instrument: { ...instrument, slug: freeSlug(instrument.slug, taken) },
      base: null,
    })
  const contents = (instrument: Instrument) =>
    m.contents(
      walk(instrument).length,
      instrument.items.filter((item) => item.type === 'group').length,
    )

  return (
    <>
      <Head title={m.title} />
      {begin.isPending && <p role="status">{m.making}</p>}
      <div className="begin">
        <section aria-labelledby="begin-templates">
          <h2 id="begin-templates">{m.templates}</h2>
          <p className="quiet">{m.templatesWhat}</p>
          <ul className="begin-rows">
            {(templates.data ?? []).map((instrument) => (
              <li key={instrument.slug}>
                <button type="button" disabled={begin.isPending} onClick={() => fresh(instrument)}>
                  <strong>{say(instrument.title, language)}</strong>
                  <small>
                    {all.m.fieldwork.kinds[instrument.kind]}, {contents(instrument)}
                  </small>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="begin-blank">
          <h2 id="begin-blank">{m.blank}</h2>
          <p className="quiet">{m.blankWhat}</p>
          <ul className="begin-rows">
            {instrumentKinds.map((kind) => (
              <li key={kind}>
                <button
                  type="button"
                  disabled={begin.isPending}
                  onClick={() => fresh(blankInstrument(kind, here.study.language, titleOf(kind)))}
                >
                  <strong>{titleOf(kind)}</strong>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="begin-versions">
          <h2 id="begin-versions">{m.versions}</h2>
          <p className="quiet">{newest.length > 0 ? m.versionsWhat : m.versionsNone}</p>
          <ul className="begin-rows">
            {newest.map((version) => (
              <li key={version.hash}>
                <button
                  type="button"
                  disabled={begin.isPending}
                  onClick={() =>
                    begin.mutate({ instrument: version.instrument, base: version.hash })
                  }
                >
                  <strong>{say(version.instrument.title, language)}</strong>
                  <small>
                    {m.version(version.number)}, {contents(version.instrument)}
                  </small>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="begin-file">
          <h2 id="begin-file">{m.file}</h2>
          <p className="quiet">{m.fileWhat}</p>
          <FilePlace onFiles={take}>
            <FileButton
              label={isReading ? transfer.reading : m.fileLabel}
              accept={takenFiles}
              disabled={isReading || begin.isPending}
              onFiles={take}
            />
          </FilePlace>
        </section>
      </div>
      {imported && (
        <ImportReport
          imported={imported}
          onTake={(instrument) => {
            setImported(null)
            fresh(instrument)
          }}
          onClose={() => setImported(null)}
        />
      )}
    </>
  )

  function titleOf(kind: InstrumentKind): string {
    const name = all.m.fieldwork.kinds[kind]
    return name.charAt(0).toUpperCase() + name.slice(1)
  }
}

function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  let number = 2
  while (taken.has(`${slug}-${number}`)) number += 1
  return `${slug}-${number}`
}
