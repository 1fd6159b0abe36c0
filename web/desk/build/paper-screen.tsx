// The instrument on paper: chosen language, room to write, and the browser's own printing.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import type { Instrument } from '../../../core/instrument/model.ts'
import { versionsQuery } from '../fieldwork/reads.ts'
import { Failed, Loading, UnknownPage } from '../shell/empty.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { draftQuery } from './draft-store.ts'
import { useBuild } from './messages.ts'
import { PaperGuide } from './paper-guide.tsx'
import './paper.css'

export function DraftPaperScreen() {
  const here = useStudy()
  const { id = '' } = useParams<{ id: string }>()
  const draft = useQuery(draftQuery(here.slug, id))
  if (draft.error) return <Failed error={draft.error} again={() => draft.refetch()} />
  if (!draft.data) return <Loading />
  return <Sheet instrument={draft.data.instrument} back={here.to(`/instruments/draft/${id}`)} />
}

export function VersionPaperScreen() {
  const here = useStudy()
  const { hash = '' } = useParams<{ hash: string }>()
  const versions = useQuery(versionsQuery(here.slug))
  if (versions.error) return <Failed error={versions.error} again={() => versions.refetch()} />
  if (!versions.data) return <Loading />
  const version = versions.data.find((one) => one.hash === hash)
  if (!version) return <UnknownPage to={here.to('/instruments')} />
  return <Sheet instrument={version.instrument} back={here.to(`/instruments/${hash}`)} />
}

function Sheet({ instrument, back }: { instrument: Instrument; back: string }) {
  const m = useBuild()
  const [language, setLanguage] = useState(instrument.languages[0] ?? 'id')
  useTitle(m.paper.title)
  return (
    <div className="paper-page">
      <div className="actions paper-tools">
        <Link className="button" href={back}>
          ← {m.paper.back}
        </Link>
        <label className="inline">
          {m.paper.language}{' '}
          <select value={language} onChange={(event) => setLanguage(event.target.value)}>
            {instrument.languages.map((one) => (
              <option key={one} value={one}>
                {m.languageName(one)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="primary" onClick={() => print()}>
          {m.paper.print}
        </button>
      </div>
      <PaperGuide instrument={instrument} language={language} />
    </div>
  )
}
