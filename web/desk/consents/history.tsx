// All that a participant said to being studied, the newest first: agreed, refused, withdrawn, and by which text.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConsentRow } from '../../../core/wire/consent.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { AnswerFile } from '../fieldwork/answer-file.tsx'
import { useWhen } from '../fieldwork/when.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage, useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { historyQuery, proofQuery } from './reads.ts'
import './consents.css'

export function ConsentHistory({ code }: { code: string }) {
  const { slug } = useStudy()
  const m = useMessages().consents
  const history = useQuery(historyQuery(slug, code))
  if (history.isPending) return <Loading />
  if (history.error) return <Failed error={history.error} again={() => history.refetch()} />
  if (history.data.length === 0) return null
  return (
    <>
      <h3>{m.history}</h3>
      <ul className="consent-history">
        {history.data.map((row) => (
          <Row key={row.id} code={code} row={row} />
        ))}
      </ul>
    </>
  )
}

function Row({ code, row }: { code: string; row: ConsentRow }) {
  const here = useStudy()
  const { m, language } = useLanguage()
  const words = m.consents
  const when = useWhen()
  const names = new Intl.DisplayNames([language], { type: 'language' })
  const isNo = row.how === 'refused'
  const scopes = row.scopes.map((scope) => m.fieldwork.scopes[scope]).join(', ')
  const facts = [
    m.fieldwork.participants.text(row.textVersion),
    row.language && words.inLanguage(names.of(row.language) ?? row.language),
    row.device && words.by(row.device),
  ]
  return (
    <li>
      <p>
        <b>{isNo ? words.refusedAt(when.moment(row.givenAt)) : when.moment(row.givenAt)}</b>
        {!isNo && `: ${[scopes, m.fieldwork.hows[row.how]].filter(Boolean).join('; ')}`}
      </p>
      <p className="quiet">{facts.filter(Boolean).join(', ')}</p>
      {row.aside && <Aside code={code} id={row.id} />}
      {!isNo && !row.aside && row.withdrawnAt && (
        <p className="quiet">{words.withdrawnAt(when.moment(row.withdrawnAt))}</p>
      )}
      {!isNo && here.may('identity.read') && <Proof id={row.id} />}
    </li>
  )
}

function Aside({ code, id }: { code: string; id: string }) {
  const here = useStudy()
  const m = useMessages().consents
  const client = useQueryClient()
  const tell = useTellProblem()
  const accept = useMutation({
    mutationFn: () =>
      ask(api.studies[':study'].consents[':id'].accept.$post({ param: { study: here.slug, id } })),
    onSuccess: async () => {
      notify({ text: m.accepted })
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.participants(here.slug) }),
        client.invalidateQueries({ queryKey: keys.consents(here.slug, code) }),
      ])
    },
    onError: tell,
  })
  return (
    <>
      <p className="trouble">{m.aside}</p>
      {here.may('consent.write') && (
        <button type="button" disabled={accept.isPending} onClick={() => accept.mutate()}>
          {m.accept}
        </button>
      )}
    </>
  )
}

/** A signature and a voice say who somebody is, so they come when they are asked for, like a name. */
function Proof({ id }: { id: string }) {
  const { slug } = useStudy()
  const m = useMessages().consents
  const [isAsked, setIsAsked] = useState(false)
  const proof = useQuery({ ...proofQuery(slug, id), enabled: isAsked })
  const { evidence = [], witness = null, guardian = null } = proof.data ?? {}
  return (
    <>
      <button type="button" aria-expanded={isAsked} onClick={() => setIsAsked(!isAsked)}>
        {isAsked ? m.hideProof : m.showProof}
      </button>
      {isAsked && proof.isPending && <Loading />}
      {isAsked && proof.error && <Failed error={proof.error} again={() => proof.refetch()} />}
      {isAsked && proof.data && (
        <>
          {witness && <p>{m.witness(witness.name)}</p>}
          {guardian && <p>{m.guardian(guardian.name, guardian.relation)}</p>}
          {evidence.length === 0 && <p className="quiet">{m.noProof}</p>}
          {evidence.map((file) =>
            file.isHeld ? (
              <div key={file.kind}>
                <h4>{m.kinds[file.kind]}</h4>
                <AnswerFile
                  study={slug}
                  answer={file}
                  question={m.kinds[file.kind]}
                  path={`/consents/${id}/files/${file.file}`}
                />
              </div>
            ) : (
              <p key={file.kind} className="quiet">
                {m.notCome(m.kinds[file.kind])}
              </p>
            ),
          )}
        </>
      )}
    </>
  )
}
