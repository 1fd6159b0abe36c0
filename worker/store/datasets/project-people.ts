// Participants and cases as the Cases of a project, and the variables that tell of them.
import { sql } from 'drizzle-orm'
import { guidFrom } from '../../../core/refi/guid.ts'
import { type OurVariable, ourVariable, ourVariables } from '../../../core/refi/ours.ts'
import { caseXml, type QdeValue, variableXml } from '../../../core/refi/project-write.ts'
import { rows } from '../db.ts'
import { type Ground, within } from './ground.ts'
import type { Out, State } from './project-state.ts'

const names: Record<OurVariable, { id: string; en: string }> = {
  kind: { id: 'Jenis', en: 'Kind' },
  role: { id: 'Peran', en: 'Role' },
  case: { id: 'Kasus', en: 'Case' },
  participant: { id: 'Partisipan', en: 'Participant' },
  technique: { id: 'Teknik', en: 'Technique' },
  occurredOn: { id: 'Hari kejadian', en: 'Day it is about' },
  claim: { id: 'Klaim', en: 'Claim' },
  question: { id: 'Pertanyaan', en: 'Question' },
  scope: { id: 'Cakupan', en: 'Scope' },
  rival: { id: 'Penjelasan tandingan', en: 'Rival explanation' },
  state: { id: 'Keadaan', en: 'State' },
  strength: { id: 'Kekuatan', en: 'Strength' },
  theory: { id: 'Teori', en: 'Theory' },
  coding: { id: 'Pengodean', en: 'Coding' },
}

const attribute = (study: string, name: string) => guidFrom('attribute', study, name)

export async function variableStage(ground: Ground, _: State, out: Out): Promise<null> {
  const { db, study, mask, language } = ground
  const [found] = await rows<{ names: string }>(
    db,
    sql`select json_group_array(name) as names from (
      select a.key as name from participants p, json_each(p.attributes) a where p.study_id = ${study.id}
      union select a.key from cases c, json_each(c.attributes) a where c.study_id = ${study.id} order by 1)`,
  )
  const tongue = language.startsWith('id') ? 'id' : 'en'
  for (const name of ourVariables) {
    const type = name === 'occurredOn' ? 'Date' : 'Text'
    out.put('Variables', variableXml(ourVariable(name), names[name][tongue], type))
  }
  for (const name of JSON.parse(found?.names ?? '[]') as string[])
    out.put('Variables', variableXml(attribute(study.id, name), mask(name), 'Text'))
  return null
}

const pageCases = 1_000

type Found = {
  key: string
  code: string
  label: string
  role: string | null
  case: string | null
  attributes: string
}

/** By kind and code. Whoever withdrew is not there. */
export async function caseStage(ground: Ground, state: State, out: Out): Promise<string | null> {
  const { db, study, filter, mask, identities } = ground
  const consents = sql`select 1 from consents k where k.study_id = p.study_id and k.participant = p.code`
  const after = state.cursor ?? ''
  const found = await rows<Found>(
    db,
    sql`select * from (
      select 'case ' || c.code as key, c.code, c.label, null as role, null as "case", c.attributes
        from cases c where c.study_id = ${study.id} ${within(sql`c.code`, filter.cases)}
      union all select 'participant ' || p.code, p.code, '', p.role, p.case_code, p.attributes
        from participants p where p.study_id = ${study.id} ${within(sql`p.role`, filter.roles)} ${within(sql`p.case_code`, filter.cases)}
          and (not exists (${consents}) or exists (${consents} and k.withdrawn_at is null)))
      where key > ${after} order by key limit ${pageCases}`,
  )
  const text = (variable: string, value: string | null): QdeValue[] =>
    value === null ? [] : [{ variable, type: 'Text', value: mask(value) }]
  for (const one of found) {
    const kind = one.key.startsWith('case ') ? 'case' : 'participant'
    const held = JSON.parse(one.attributes) as Record<string, unknown>
    const { sources, turns } = state.theirs[one.key] ?? { sources: [], turns: [] }
    const xml = caseXml({
      guid: guidFrom(kind, study.id, one.code),
      name: kind === 'case' ? mask(one.code) : one.code,
      // What a case is called may name a household; elsewhere it goes by its code too.
      description: identities ? one.label : '',
      values: [
        { variable: ourVariable('kind'), type: 'Text', value: kind },
        ...text(ourVariable('role'), one.role),
        ...text(ourVariable('case'), one.case),
        ...Object.entries(held).flatMap(([name, value]) =>
          text(attribute(study.id, name), String(value ?? '')),
        ),
      ],
      sources,
      selections: turns,
    })
    out.put('Cases', xml)
  }
  return found.length === pageCases ? (found.at(-1)?.key ?? null) : null
}
