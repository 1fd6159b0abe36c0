// How the consent is given, and what shows it: a signature, a thumbprint, a voice, somebody who was there.
import { useMemo, useState } from 'react'
import { judgeConsent, needsWitness, proofOf } from '../../../core/consent/judge.ts'
import type { Asked } from '../../../core/instrument/question.ts'
import {
  type ConsentWay,
  consentWays,
  type EvidenceKind,
  type SentConsent,
} from '../../../core/wire/consent.ts'
import type { AnswerValue } from '../../../core/wire/response.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { type Scene, SceneProvider } from '../fill/scene.ts'
import { storedShelf } from '../fill/shelf.ts'
import { fileIn } from '../fill/take-file.ts'
import { peopleWords } from '../messages/people-words.ts'
import { AnswerField } from '../parts/answer-field.tsx'
import { Frame } from '../parts/frame.tsx'
import { keepConsent } from '../people/acts.ts'
import { proofForm, proofInstrument } from '../people/proof-form.ts'
import type { Guarded, StepProps } from './consent.tsx'
import { ConsentFoot } from './consent-foot.tsx'

type Props = StepProps & { code: string; guardian: Guarded; onKept: () => void }

export function ConsentHow({ kit, text, asking, change, title, back, onRefuse, ...more }: Props) {
  const { code, guardian, onKept } = more
  const words = useWords(peopleWords)
  const m = words.ask
  const language = useLanguage()
  const [witness, setWitness] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const form = useMemo(() => proofForm(language), [language])
  const scene: Scene = useMemo(
    () => ({
      draft: asking.id,
      instrument: proofInstrument,
      language,
      atMs: () => 0,
      flush: async () => {},
      shelf: storedShelf(proofInstrument),
      zone: kit.study.zone,
      heardFix: () => {},
      held: [],
      unit: null,
    }),
    [asking.id, language, kit.study.zone],
  )
  const { how } = asking
  const kinds = how === null ? [] : kindsFor(text, how)
  const hasWitness = how !== null && needsWitness(text, how)

  function said(way: ConsentWay): SentConsent {
    return {
      participant: code,
      text: text.hash,
      language: asking.language,
      scopes: text.scopes.filter((scope) => asking.scopes[scope] === true),
      how: way,
      givenAt: new Date().toISOString(),
      evidence: kinds.flatMap((kind) => {
        const file = asking.evidence[kind]
        return file ? [{ kind, ...file }] : []
      }),
      witness: hasWitness && witness.trim() !== '' ? { name: witness.trim() } : null,
      guardian: asking.isChild
        ? {
            name: guardian.name.trim(),
            relation: guardian.relation.trim(),
            childAgrees: asking.childAgrees,
          }
        : null,
    }
  }
  async function save(): Promise<void> {
    if (how === null) return setProblem(m.first)
    const missing = kinds.find((kind) => asking.evidence[kind] === undefined)
    if (missing !== undefined)
      return setProblem(words.proofFirst(words.proof[missing as keyof typeof words.proof]))
    const consent = said(how)
    if (judgeConsent(text, consent)) return setProblem(m.witnessFirst)
    // Names are not remembered over a reload: then they are asked again.
    if (asking.isChild && guardian.name.trim() === '') return change({ step: 'scopes' })
    setIsBusy(true)
    try {
      await keepConsent(kit, asking.id, text, consent)
    } catch {
      // Whatever the storage refused, what was taken down is still on the screen.
      setProblem(words.newcomer.failed)
      return setIsBusy(false)
    }
    onKept()
  }
  function proof(kind: EvidenceKind) {
    const node = form.at(kind)
    if (!node) return null
    return (
      <section className="card" key={kind}>
        <h2 id={`proof-${kind}`}>{node.says('label')}</h2>
        {kind === 'voice' && <p>{m.say}</p>}
        <AnswerField
          node={node}
          question={node.item as Asked}
          value={asking.evidence[kind]}
          labelledBy={`proof-${kind}`}
          describedBy={undefined}
          isWrong={false}
          isReadOnly={false}
          other={null}
          onAnswer={(value: AnswerValue | undefined) => {
            setProblem(null)
            change(({ evidence: { [kind]: _, ...rest } }) => {
              const file = fileIn(value)
              return { evidence: file ? { ...rest, [kind]: file } : rest }
            })
          }}
          onLeave={() => {}}
          onDone={() => {}}
        />
      </section>
    )
  }

  return (
    <SceneProvider value={scene}>
      <Frame
        title={title}
        back={back}
        foot={
          <ConsentFoot
            problem={problem}
            back={{ name: words.goBack, go: () => change({ step: 'scopes' }) }}
            on={{ name: m.save, go: () => void save() }}
            isBusy={isBusy}
            onRefuse={onRefuse}
          />
        }
      >
        <fieldset className="choices">
          <legend>{m.howTitle}</legend>
          {consentWays.map((way) => (
            <label key={way}>
              <input
                type="radio"
                name="how"
                checked={how === way}
                onChange={() => {
                  setProblem(null)
                  change({ how: way })
                }}
              />
              <span>{m.way[way]}</span>
            </label>
          ))}
        </fieldset>
        {kinds.filter((kind) => kind !== 'witness').map(proof)}
        {hasWitness && (
          <section className="card">
            <h2>{m.witness}</h2>
            <label className="field">
              {m.witnessName}
              <input
                type="text"
                autoComplete="off"
                maxLength={200}
                value={witness}
                onChange={(event) => setWitness(event.currentTarget.value)}
              />
            </label>
          </section>
        )}
        {hasWitness && proof('witness')}
      </Frame>
    </SceneProvider>
  )
}

function kindsFor(text: StepProps['text'], how: ConsentWay): EvidenceKind[] {
  const own = proofOf[how]
  return needsWitness(text, how) && own !== 'witness' ? [own, 'witness'] : [own]
}
