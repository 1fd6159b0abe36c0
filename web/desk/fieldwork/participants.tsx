// The people who inform the study, by code; consents beside the list, identities only when asked for.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import { Doubles } from '../consents/doubles.tsx'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { AddParticipant } from './add-participant.tsx'
import { Head, Panes } from './panes.tsx'
import { ParticipantPane } from './participant-pane.tsx'
import { ParticipantTable } from './participant-table.tsx'
import './fieldwork.css'

export function ParticipantsScreen() {
  const here = useStudy()
  const { fieldwork, consents } = useMessages()
  const m = fieldwork.participants
  const { code } = useParams<{ code?: string }>()
  const [, go] = useLocation()
  const [adding, setAdding] = useState(false)
  const participants = useQuery(participantsQuery(here.slug))
  useTitle(m.title)
  const rows = participants.data
  const chosen = rows?.find((participant) => participant.code === code)
  const add = here.may('participant.write') && !adding && (
    <button type="button" className="primary" onClick={() => setAdding(true)}>
      {m.add}
    </button>
  )
  return (
    <>
      <Head title={m.title}>
        <Link className="button" href={here.to('/consent-texts')}>
          {consents.link}
        </Link>
        {rows && rows.length > 0 && add}
      </Head>
      {here.may('identity.read') && <Doubles />}
      {adding && (
        <AddParticipant
          onClose={(added) => {
            setAdding(false)
            if (added) go(here.to(`/participants/${added}`))
          }}
        />
      )}
      {participants.isPending && <Loading />}
      {participants.error && (
        <Failed error={participants.error} again={() => participants.refetch()} />
      )}
      {rows?.length === 0 && !adding && (
        <Empty title={m.empty} action={add}>
          {m.emptyWhat}
        </Empty>
      )}
      {rows && rows.length > 0 && (
        <Panes
          wide="list"
          open={chosen !== undefined}
          label={chosen?.code ?? m.consent}
          backTo={here.to('/participants')}
          list={<ParticipantTable rows={rows} chosen={code} />}
          detail={
            chosen ? (
              <ParticipantPane key={chosen.code} participant={chosen} />
            ) : (
              <p className="quiet">{m.choose}</p>
            )
          }
        />
      )}
    </>
  )
}
