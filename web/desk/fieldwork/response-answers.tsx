// Answers under their questions, in the order of the instrument and row by row, each with how it came to be covered.
import { useMemo } from 'react'
import { type FormNode, openForm } from '../../../core/answer/form.ts'
import { bare } from '../../../core/answer/surroundings.ts'
import { asText, isEmpty } from '../../../core/answer/value.ts'
import { isAsked } from '../../../core/instrument/asked.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { inWords } from '../../../core/text/in-words.ts'
import type { Coverage, Response } from '../../../core/wire/response.ts'
import { clock, day, numberOf } from '../../kit/format.ts'
import type { Language } from '../../kit/language.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { AnswerFile } from './answer-file.tsx'

type Props = { instrument: Instrument; body: Response }

export function ResponseAnswers({ instrument, body }: Props) {
  const { language } = useLanguage()
  const form = useMemo(
    () => openForm(instrument, body.answers, bare(body.finalisedAt, { language, isSent: true })),
    [instrument, body, language],
  )
  return <Places nodes={form.root.children} body={body} />
}

function Places({ nodes, body }: { nodes: readonly FormNode[]; body: Response }) {
  return (
    <div className="answers">
      {nodes.map((node) => {
        const { item } = node
        if (item.type === 'repeat') return <Rows key={node.ref} repeat={node} body={body} />
        if (item.type === 'group')
          return (
            <section key={node.ref}>
              <h4>{node.says('label')}</h4>
              <Places nodes={node.children} body={body} />
            </section>
          )
        return isAsked(item) && <OneAnswer key={node.ref} node={node} body={body} />
      })}
    </div>
  )
}

function Rows({ repeat, body }: { repeat: FormNode; body: Response }) {
  return repeat.children.map((row, index) => (
    <section key={row.ref}>
      <h4>
        {repeat.says('label') || repeat.item.name} {index + 1}
      </h4>
      <Places nodes={row.children} body={body} />
    </section>
  ))
}

function OneAnswer({ node, body }: { node: FormNode; body: Response }) {
  const { m, language } = useLanguage()
  const { slug } = useStudy()
  const { item, ref, value } = node
  const covered = body.coverage[ref]
  // A question that was neither answered nor marked was not shown, or not reached: it is left out, not filled in.
  if ((value === undefined && covered === undefined) || 'items' in item || !isAsked(item))
    return null
  const probes = (item.probes ?? []).flatMap((probe) => {
    const how = body.probes[ref]?.[probe.name]
    return how ? [{ probe, how }] : []
  })
  const label = node.says('label')
  return (
    <div className="answer">
      <p className="answer-question">{label}</p>
      {value === undefined || isEmpty(value) ? (
        <p className="quiet">{m.fieldwork.responses.noAnswer}</p>
      ) : typeof value === 'object' && 'file' in value ? (
        <AnswerFile study={slug} answer={value} question={label} />
      ) : (
        <p className={item.type === 'text' ? 'words' : 'answer-value'}>{shown(node, language)}</p>
      )}
      {covered && <Mark how={covered} />}
      {probes.length > 0 && (
        <ul className="answer-probes">
          {probes.map(({ probe, how }) => (
            <li key={probe.name}>
              {say(probe.label, language)} <Mark how={how} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Mark({ how }: { how: Coverage }) {
  const m = useLanguage().m.fieldwork
  return (
    <small className="mark-how" data-how={how.how}>
      {m.coverage[how.how]}
      {how.atMs !== undefined && `, ${clock(how.atMs)}`}
    </small>
  )
}

function shown(node: FormNode, language: Language): string {
  const { item, value } = node
  // Four digits may be a year, so whole numbers are grouped only from five.
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 10_000
      ? String(value)
      : numberOf(value, language)
  if (item.type === 'date' && typeof value === 'string') return day(value, language)
  return inWords(node) || asText(value)
}
