// `/rounds/new`: which sources go to whom, with which codes, blind or not, whole or by random turns.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { type RoundMode, roundModes } from '../../../core/wire/round.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { versionQuery, versionsQuery } from '../codebook/versions-query.ts'
import { Head } from '../fieldwork/panes.tsx'
import { Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { notify } from '../shell/notices.tsx'
import { codesQuery, sourcesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { useAgree } from './messages.ts'
import { codersQuery, roundKeys } from './reads.ts'
import { saveRound } from './writes.ts'
import './agree.css'

const dayMs = 86_400_000
const dayFrom = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10)

export function NewRoundScreen() {
  const m = useAgree()
  const { slug, to } = useStudy()
  const [, go] = useLocation()
  const tell = useTellProblem()
  const client = useQueryClient()
  useTitle(m.form.title)
  const coders = useQuery(codersQuery(slug))
  const sources = useQuery(sourcesQuery(slug))
  const codes = useQuery(codesQuery(slug))
  // Made once: a second try after a lost answer is the same round.
  const [id] = useState(uuidv7)
  const [seed] = useState(() => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)
  const [title, setTitle] = useState('')
  const [mode, setMode] = useState<RoundMode>('blind')
  const [from, setFrom] = useState(() => dayFrom(0))
  const [until, setUntil] = useState(() => dayFrom(14))
  const [who, setWho] = useState<readonly string[]>([])
  const [which, setWhich] = useState<readonly string[]>([])
  const [what, setWhat] = useState<readonly string[] | null>(null)
  const [draw, setDraw] = useState(0)
  const [codebook, setCodebook] = useState<string | null>(null)
  const versions = useQuery(versionsQuery(slug))
  const frozen = useQuery({ ...versionQuery(slug, codebook ?? ''), enabled: codebook !== null })
  const live =
    codebook === null
      ? (codes.data ?? []).filter((code) => code.retiredAt === null)
      : (frozen.data?.book ?? [])
  const chosenCodes = live.map((code) => code.id).filter((id) => what?.includes(id) ?? true)
  const save = useMutation({
    mutationFn: () =>
      saveRound(slug, id, {
        title: title.trim(),
        mode,
        from,
        to: until,
        codes: [...chosenCodes],
        sources: which.map((source) => ({ source, coders: [...who] })),
        codebook,
        draw: draw > 0 ? { seed: seed % 2_147_483_648, blocks: draw } : null,
      }),
    onError: tell,
    onSuccess: async () => {
      notify({ text: m.form.begun })
      await client.invalidateQueries({ queryKey: roundKeys.all(slug) })
      go(to(`/rounds/${id}`))
    },
  })
  const failed = [coders, sources, codes].find((one) => one.error)
  if (failed?.error) return <Failed error={failed.error} again={() => failed.refetch()} />
  if (!coders.data || !sources.data || !codes.data) return <Loading />
  const isComplete =
    title.trim() !== '' && who.length > 1 && which.length > 0 && chosenCodes.length > 0
  return (
    <>
      <Head title={m.form.title} />
      <form
        className="new-round"
        onSubmit={(event) => {
          event.preventDefault()
          if (isComplete) save.mutate()
        }}
      >
        <label>
          {m.form.name}
          <input
            type="text"
            required
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <fieldset>
          <legend>{m.form.mode}</legend>
          {roundModes.map((one) => (
            <label key={one} className="tick">
              <input
                type="radio"
                name="mode"
                checked={mode === one}
                onChange={() => setMode(one)}
              />
              {m.modes[one]} <small>{m.modesWhat[one]}</small>
            </label>
          ))}
        </fieldset>
        <div className="pair">
          <label>
            {m.form.from}
            <input
              type="date"
              required
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          </label>
          <label>
            {m.form.to}
            <input
              type="date"
              required
              min={from}
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          </label>
        </div>
        <Choice
          name={m.form.coders}
          chosen={who}
          onChoose={setWho}
          things={coders.data.map(({ id, name, role }) => ({
            id,
            name,
            note: role === null ? m.form.fromFile : role === 'coder' ? '' : m.form.seesAll,
          }))}
        />
        <Choice
          name={m.form.sources}
          chosen={which}
          onChoose={setWhich}
          things={sources.data.map((source) => ({ id: source.id, name: source.title, note: '' }))}
        />
        {(versions.data?.length ?? 0) > 0 && (
          <label>
            {m.form.codebook}
            <select
              value={codebook ?? ''}
              onChange={(event) => setCodebook(event.target.value || null)}
            >
              <option value="">{m.form.codebookNow}</option>
              {versions.data?.map((version) => (
                <option key={version.id} value={version.id}>
                  {version.name}
                </option>
              ))}
            </select>
          </label>
        )}
        <Choice
          name={m.form.codes}
          chosen={chosenCodes}
          onChoose={setWhat}
          things={live.map((code) => ({ id: code.id, name: code.label, note: '' }))}
        >
          <small>{m.form.frozen}</small>
        </Choice>
        <fieldset>
          <legend>{m.form.draw}</legend>
          <label className="tick">
            <input
              type="checkbox"
              checked={draw > 0}
              onChange={(event) => setDraw(event.target.checked ? 10 : 0)}
            />
            {m.form.draw}
          </label>
          {draw > 0 && (
            <label>
              {m.form.drawBlocks}
              <input
                type="number"
                min={1}
                max={500}
                value={draw}
                onChange={(event) => setDraw(Math.max(1, event.target.valueAsNumber || 1))}
              />
            </label>
          )}
          <small>{m.form.drawWhat}</small>
        </fieldset>
        <div className="actions">
          <button type="submit" className="primary" disabled={!isComplete || save.isPending}>
            {m.form.save}
          </button>
          {!isComplete && <small>{m.form.missing}</small>}
        </div>
      </form>
    </>
  )
}

function Choice(props: {
  name: string
  things: { id: string; name: string; note: string }[]
  chosen: readonly string[]
  onChoose: (chosen: readonly string[]) => void
  children?: ReactNode
}) {
  const m = useAgree().form
  const { things, chosen, onChoose } = props
  return (
    <fieldset>
      <legend>
        {props.name} ({chosen.length})
      </legend>
      <div className="choice">
        {things.map((thing) => (
          <label key={thing.id} className="tick">
            <input
              type="checkbox"
              checked={chosen.includes(thing.id)}
              onChange={(event) =>
                onChoose(
                  event.target.checked
                    ? [...chosen, thing.id]
                    : chosen.filter((one) => one !== thing.id),
                )
              }
            />
            {thing.name} {thing.note !== '' && <small>{thing.note}</small>}
          </label>
        ))}
      </div>
      <div className="actions">
        <button type="button" onClick={() => onChoose(things.map((thing) => thing.id))}>
          {m.all}
        </button>
        <button type="button" onClick={() => onChoose([])}>
          {m.noneOf}
        </button>
        {props.children}
      </div>
    </fieldset>
  )
}
