// Tagging a name once: a nickname of a participant, somebody else, a place, an institution.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { codeForm, type Kind, kinds, nextCode } from '../../../core/pseudonym/subject.ts'
import type { NewPseudonym, Pseudonym } from '../../../core/wire/pseudonym.ts'
import { api, ask } from '../../kit/api.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages, wordsIn } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { foundQuery, pseudonymsQuery } from './reads.ts'

type Props = { codes: readonly string[]; pseudonyms: readonly Pseudonym[] }

export function TagForm({ codes, pseudonyms }: Props) {
  const m = useMessages().names
  const { slug, study } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const { data: participants = [] } = useQuery(participantsQuery(slug))
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Kind>('person')
  const [participant, setParticipant] = useState('')
  const [own, setOwn] = useState<string | null>(null)
  const known = pseudonyms.find((one) => participant !== '' && one.participant === participant)
  const role = participants.find((one) => one.code === participant)?.role
  const word = role ?? wordsIn(study.language).names.words[kind]
  const code = known?.code ?? own ?? nextCode(word, kind, codes)
  const isGood = codeForm.test(code)

  async function put(at: string, body: NewPseudonym | null): Promise<void> {
    const param = { study: slug, code: encodeURIComponent(at) }
    const one = api.studies[':study'].pseudonyms.key[':code']
    await (body === null ? ask(one.$delete({ param })) : ask(one.$put({ param, json: body })))
    await client.invalidateQueries({ queryKey: pseudonymsQuery(slug).queryKey })
    await client.resetQueries({ queryKey: foundQuery(slug).queryKey })
  }

  async function save(): Promise<void> {
    // A code that is in the key already takes the name in beside its others.
    const same = known ?? pseudonyms.find((one) => one.code === code)
    const before: NewPseudonym | null = same
      ? { kind: same.kind, names: same.names, participant: same.participant }
      : null
    const body: NewPseudonym = {
      kind: before?.kind ?? kind,
      names: [...new Set([...(before?.names ?? []), name.trim()])],
      participant: before?.participant ?? (participant || null),
    }
    try {
      await put(code, body)
      setName('')
      setOwn(null)
      notify({
        text: m.saved(name.trim()),
        undo: () => void put(code, before).catch(tell),
      })
    } catch (error) {
      tell(error)
    }
  }

  return (
    <form
      className="names-tag"
      aria-labelledby="names-tag"
      onSubmit={(event) => {
        event.preventDefault()
        if (isGood && name.trim() !== '') void save()
      }}
    >
      <h2 id="names-tag">{m.tag}</h2>
      <p className="quiet">{m.tagWhat}</p>
      <div className="names-fields">
        <label>
          {m.name}
          <input
            value={name}
            required
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label>
          {m.kind}
          <select
            value={kind}
            onChange={(event) => {
              setKind(event.target.value as Kind)
              if (event.target.value !== 'person') setParticipant('')
            }}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {m.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        {kind === 'person' && (
          <label>
            {m.participant}
            <select value={participant} onChange={(event) => setParticipant(event.target.value)}>
              <option value="">{m.noParticipant}</option>
              {participants.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.code} · {one.role}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {m.code}
          <input
            value={code}
            maxLength={40}
            readOnly={known !== undefined}
            aria-invalid={!isGood}
            onChange={(event) => setOwn(event.target.value)}
          />
          {!isGood && <small className="wrong">{m.codeBad}</small>}
        </label>
        <button type="submit" disabled={!isGood}>
          {m.save}
        </button>
      </div>
    </form>
  )
}
