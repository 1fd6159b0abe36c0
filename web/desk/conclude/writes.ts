// What the concluding screens write: findings, evidence, overrides, relations, events and tasks.

import type { InferOutput } from 'valibot'
import type {
  EvidenceBody,
  FindingBody,
  IndicatorBody,
  NetworkPlace,
  NewTask,
  RelationBody,
  StudyEvent,
} from '../../../core/wire/finding.ts'
import type { AssessmentBody, Period, PlanCell, Verdict } from '../../../core/wire/triangulation.ts'
import { api, ask } from '../../kit/api.ts'

const inStudy = api.studies[':study']

/** `revision` is what the writer saw; null for a finding that is new. */
export function saveFinding(
  study: string,
  finding: FindingBody & { id: string },
  revision: number | null,
) {
  const { id, claim, question, scope, rival, codes, state } = finding
  return ask(
    inStudy.findings[':id'].$put({
      param: { study, id },
      query: revision === null ? {} : { revision: String(revision) },
      json: { claim, question, scope, rival, codes, state },
    }),
  )
}

type EvidenceWrite = EvidenceBody & { id: string }

export function saveEvidence(study: string, finding: string, evidence: EvidenceWrite) {
  const { id, target, stance, strength, note, theory } = evidence
  return ask(
    inStudy.findings[':id'].evidence[':evidence'].$put({
      param: { study, id: finding, evidence: id },
      json: { target, stance, strength, note, theory },
    }),
  )
}

export function removeEvidence(study: string, finding: string, evidence: string) {
  return ask(
    inStudy.findings[':id'].evidence[':evidence'].$delete({
      param: { study, id: finding, evidence },
    }),
  )
}

/** Asks a stored question about scores anew. */
export function askEvidence(study: string, finding: string, evidence: string) {
  return ask(
    inStudy.findings[':id'].evidence[':evidence'].ask.$post({
      param: { study, id: finding, evidence },
    }),
  )
}

export function assess(study: string, finding: string, json: AssessmentBody) {
  return ask(inStudy.findings[':id'].assessment.$put({ param: { study, id: finding }, json }))
}

export function setPeriod(study: string, period: Period) {
  return ask(inStudy.matrix.settings.$put({ param: { study }, json: { period } }))
}

export function overrideVerdict(
  study: string,
  finding: string,
  json: { verdict: Verdict | null; reason: string },
) {
  return ask(inStudy.findings[':id'].override.$put({ param: { study, id: finding }, json }))
}

export function saveRelation(study: string, id: string, json: InferOutput<typeof RelationBody>) {
  return ask(inStudy.relations[':id'].$put({ param: { study, id }, json }))
}

export function saveEvent(study: string, event: StudyEvent) {
  const { id, label, from, to, precision, evidence } = event
  return ask(
    inStudy.events[':id'].$put({
      param: { study, id },
      json: { label, from, to, precision, evidence },
    }),
  )
}

export function removeRelation(study: string, id: string) {
  return ask(inStudy.relations[':id'].$delete({ param: { study, id } }))
}

export function restoreRelation(study: string, id: string) {
  return ask(inStudy.relations[':id'].restore.$post({ param: { study, id } }))
}

export function saveIndicator(study: string, id: string, indicator: IndicatorBody) {
  const { name, definition, level, codes, items, position } = indicator
  return ask(
    inStudy.indicators[':id'].$put({
      param: { study, id },
      json: { name, definition, level, codes, items, position },
    }),
  )
}

export function removeIndicator(study: string, id: string) {
  return ask(inStudy.indicators[':id'].$delete({ param: { study, id } }))
}

export function removeEvent(study: string, id: string) {
  return ask(inStudy.events[':id'].$delete({ param: { study, id } }))
}

export function restoreEvent(study: string, id: string) {
  return ask(inStudy.events[':id'].restore.$post({ param: { study, id } }))
}

export function sendTask(study: string, json: InferOutput<typeof NewTask>) {
  return ask(inStudy.tasks.$post({ param: { study }, json }))
}

/** How many sources of one kind are planned; 0 is no plan. */
export function savePlan(study: string, json: PlanCell) {
  return ask(inStudy.coverage.plan.$put({ param: { study }, json }))
}

export function savePlaces(study: string, places: NetworkPlace[]) {
  return ask(inStudy.relations.places.$put({ param: { study }, json: { places } }))
}

export function clearPlaces(study: string) {
  return ask(inStudy.relations.places.$delete({ param: { study } }))
}
