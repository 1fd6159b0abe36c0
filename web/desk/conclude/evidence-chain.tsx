// The chain under a piece of evidence, walked down one step at a time: finding, segment, source, the moment of its
// recording, question, instrument, consent.

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { say } from '../../../core/instrument/label.ts'
import type { Evidence, Finding } from '../../../core/wire/finding.ts'
import { HeardMoment } from '../listen/heard-moment.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'

type Step = { name: string; what: ReactNode }

export function EvidenceChain(props: {
  finding: Pick<Finding, 'id' | 'number'>
  evidence: Evidence
}) {
  const { m, language } = useLanguage()
  const here = useStudy()
  const words = m.conclude.chain
  const { place, target } = props.evidence
  const passage = place.start === null ? '' : `?at=${place.start}`
  const steps: Step[] = [
    {
      name: words.finding,
      what: (
        <Link href={here.to(`/findings/${props.finding.id}`)}>
          {m.conclude.findings.number(props.finding.number)}
        </Link>
      ),
    },
    target.kind === 'scores'
      ? {
          name: words.score,
          what: `${m.conclude.evidence.scoreSaid(target.test.of, target.test.op, target.test.value)}, ${m.weigh.score.inCases(target.least)}`,
        }
      : target.kind === 'score'
        ? {
            name: words.score,
            what: (
              <Link href={here.to(`/responses/${target.response}`)}>
                {m.conclude.evidence.scoreSaid(target.test.of, target.test.op, target.test.value)}
              </Link>
            ),
          }
        : { name: words.segment, what: place.start === null ? '–' : words.span(place.start) },
    {
      name: words.source,
      what:
        target.kind === 'coding' ? (
          <Link href={here.to(`/sources/${place.source}${passage}`)}>{place.title}</Link>
        ) : (
          place.title
        ),
    },
    ...(target.kind === 'coding' && place.timeMs !== null
      ? [
          {
            name: words.recording,
            what: <HeardMoment source={place.source} atMs={place.timeMs} />,
          },
        ]
      : []),
    { name: words.question, what: place.question ?? words.noQuestion },
    {
      name: words.instrument,
      what: place.instrument ? (
        <Link href={here.to(`/instruments/${place.instrument.version}`)}>
          {say(place.instrument.title, language)}
        </Link>
      ) : (
        words.noInstrument
      ),
    },
    {
      name: words.consent,
      what: <Consent place={place} />,
    },
  ]
  return (
    <ol className="chain">
      {steps.map((step) => (
        <li key={step.name}>
          <span className="chain-name">{step.name}</span> <span>{step.what}</span>
        </li>
      ))}
    </ol>
  )
}

function Consent({ place: { consent, participant } }: { place: Evidence['place'] }) {
  const { m } = useLanguage()
  const here = useStudy()
  const words = m.conclude.chain
  if (!consent) return words.noConsent
  const scopes = consent.scopes.map((scope) => scopeWord(scope, m.fieldwork.scopes)).join(', ')
  const said = words.consentText(scopes, consent.textVersion)
  if (participant === null || !here.may('participant.read')) return said
  return <Link href={here.to(`/participants/${participant}`)}>{said}</Link>
}

function scopeWord(scope: string, words: Record<string, string>): string {
  return words[scope] ?? scope
}
