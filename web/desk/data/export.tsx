// What can be taken out of the study: which files, what is in each, and that nobody's name is.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { say } from '../../../core/instrument/label.ts'
import { techniques } from '../../../core/wire/words.ts'
import { Field } from '../fieldwork/field.tsx'
import { Head } from '../fieldwork/panes.tsx'
import { versionsQuery } from '../fieldwork/reads.ts'
import { useLanguage, useMessages } from '../shell/language.tsx'
import { codesQuery, participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { DownloadButton } from './download-button.tsx'
import './data.css'

export function ExportScreen() {
  const m = useMessages().data.exports
  useTitle(m.title)
  return (
    <>
      <Head title={m.title} />
      <p className="lead">{m.what}</p>
      <div className="exports">
        <SegmentsExport />
        <ResponsesExport />
        <Part title={m.findings} what={m.findingsWhat}>
          <DownloadButton export="findings.csv" query={{}} primary>
            {m.download('findings.csv')}
          </DownloadButton>
        </Part>
      </div>
      <p className="quiet">{m.logged}</p>
    </>
  )
}

function Part(props: { title: string; what: string; children: ReactNode }) {
  const title = useId()
  return (
    <section className="export" aria-labelledby={title}>
      <h2 id={title}>{props.title}</h2>
      <p>{props.what}</p>
      {props.children}
    </section>
  )
}

function SegmentsExport() {
  const m = useMessages()
  const words = m.data.exports
  const { slug } = useStudy()
  const codes = useQuery(codesQuery(slug))
  const participants = useQuery(participantsQuery(slug))
  const [code, setCode] = useState('')
  const [technique, setTechnique] = useState('')
  const [role, setRole] = useState('')
  const roles = [...new Set(participants.data?.map((one) => one.role))].toSorted()
  return (
    <Part title={words.segments} what={words.segmentsWhat}>
      <div className="field-row">
        <Pick label={words.code} value={code} onChange={setCode}>
          {codes.data?.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </Pick>
        <Pick label={words.technique} value={technique} onChange={setTechnique}>
          {techniques.map((one) => (
            <option key={one} value={one}>
              {m.shell.techniques[one]}
            </option>
          ))}
        </Pick>
        <Pick label={words.role} value={role} onChange={setRole}>
          {roles.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Pick>
      </div>
      <DownloadButton export="segments.csv" query={{ code, technique, role }} primary>
        {words.download('segments.csv')}
      </DownloadButton>
    </Part>
  )
}

function Pick(props: {
  label: string
  value: string
  onChange: (value: string) => void
  children: ReactNode
}) {
  const m = useMessages().data.exports
  return (
    <Field label={props.label}>
      {(naming) => (
        <select
          {...naming}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        >
          <option value="">{m.all}</option>
          {props.children}
        </select>
      )}
    </Field>
  )
}

function ResponsesExport() {
  const { m, language } = useLanguage()
  const words = m.data.exports
  const { slug } = useStudy()
  const versions = useQuery(versionsQuery(slug))
  const titles = new Map(
    versions.data
      ?.toSorted((a, b) => a.number - b.number)
      .map(({ instrument }) => [instrument.slug, say(instrument.title, language)]),
  )
  const [first] = titles.keys()
  const [chosen, setChosen] = useState<string | null>(null)
  const instrument = chosen ?? first
  return (
    <Part title={words.responses} what={words.responsesWhat}>
      {versions.data && instrument === undefined && <p className="quiet">{words.noInstrument}</p>}
      {instrument !== undefined && (
        <>
          <Field label={words.instrument}>
            {(naming) => (
              <select
                {...naming}
                value={instrument}
                onChange={(event) => setChosen(event.target.value)}
              >
                {[...titles].map(([slug, title]) => (
                  <option key={slug} value={slug}>
                    {title}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <DownloadButton export="responses.csv" query={{ instrument }} primary>
            {words.download('responses.csv')}
          </DownloadButton>
        </>
      )}
    </Part>
  )
}
