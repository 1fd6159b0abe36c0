// The Cases and variables of a project. Ours say whether they are participants or cases; those of others are cases, since nothing
// says that somebody in them is to be asked for a consent.
import * as v from 'valibot'
import type { Bundle } from '../import/bundle.ts'
import type { leftOver } from '../import/left.ts'
import { StudyCode } from '../wire/words.ts'
import { guidFrom } from './guid.ts'
import { ourVariable, ourVariableOf } from './ours.ts'
import type { Qde, QdeCase, QdeValue } from './project-file.ts'

export type CasesOut = {
  cases: Bundle['cases']
  participants: Bundle['participants']
  /** The case that a source belongs to, by its code. */
  caseOf(source: string | null): string | null
}

const longest = { name: 40, value: 400, label: 200, role: 40 }

export function casesOf(
  qde: Qde,
  isOurs: boolean,
  leave: ReturnType<typeof leftOver>['add'],
): CasesOut {
  const cases = new Map<string, Bundle['cases'][number]>()
  const participants: Bundle['participants'] = []
  const bySource = new Map<string, string>()
  const sources = new Map(qde.sources.map((source) => [source.guid, source]))

  for (const [at, one] of qde.cases.entries()) isOurs ? ours(one) : theirs(one, at)
  // MAXQDA tells the variables of a document in the document: they are of whom or what it is about.
  for (const { guid, name, values } of qde.sources)
    if (guid !== null && !isOurs) join(guid, name, attributesOf(values, name))
  return {
    cases: [...cases.values()],
    participants,
    caseOf: (source) => (source === null ? null : (bySource.get(source) ?? null)),
  }

  function ours(one: QdeCase): void {
    const said = new Map(one.values.map(({ variable, value }) => [variable, value]))
    const attributes = attributesOf(one.values, one.name)
    const label = (one.description || one.name).slice(0, longest.label)
    if (said.get(ourVariable('kind')) === 'case') {
      if (v.is(StudyCode, one.name)) cases.set(one.name, { code: one.name, label, attributes })
      else leave('case', one.name)
      return
    }
    const role = said.get(ourVariable('role')) ?? ''
    if (!v.is(StudyCode, one.name) || role === '' || role.length > longest.role) {
      leave('case', one.name)
      return
    }
    const within = said.get(ourVariable('case')) ?? null
    participants.push({ code: one.name, role, case: within, attributes, identity: null })
  }

  function theirs(one: QdeCase, at: number): void {
    // A Case without a name carries the variables of the sources that it names.
    if (one.name.trim() === '') {
      for (const source of one.sources) {
        const name = sources.get(source)?.name ?? ''
        join(source, name, attributesOf(one.values, name))
      }
      if (one.sources.length === 0) leave('case', `#${at + 1}`)
      return
    }
    const code = codeOf(one.guid ?? `case ${at}`, one.name)
    const attributes = attributesOf(one.values, one.name)
    if (one.description !== '') attribute(attributes, 'description', one.description, one.name)
    cases.set(code, {
      code,
      label: one.name.trim().slice(0, longest.label).toWellFormed(),
      attributes,
    })
    // A source is of one case here: what another says of it is named.
    for (const source of one.sources)
      if (bySource.has(source)) leave('case', `${one.name}: ${sources.get(source)?.name ?? ''}`)
      else bySource.set(source, code)
    if (one.selections.length > 0) leave('case', `${one.name}: ${one.selections.length}`)
  }

  /** What is said of one source makes the case that it is of know it, or a case of its own. */
  function join(source: string, name: string, attributes: Record<string, string>): void {
    if (Object.keys(attributes).length === 0) return
    const known = cases.get(bySource.get(source) ?? '')
    if (known) {
      Object.assign(known.attributes, { ...attributes, ...known.attributes })
      return
    }
    const code = codeOf(source, name)
    bySource.set(source, code)
    cases.set(code, {
      code,
      label: name.trim().slice(0, longest.label).toWellFormed() || code,
      attributes,
    })
  }

  /** Its own name where that is a number of its kind ("P-003", "KUBE 7"); a person's name is nobody's code. */
  function codeOf(guid: string, name: string): string {
    const own = name.trim().replace(/\s+/g, '-')
    const isCode = v.is(StudyCode, own) && /\d/.test(own) && own.length <= 12
    return isCode && !cases.has(own) ? own : `K-${guidFrom('case', guid).slice(0, 8)}`
  }

  function attributesOf(values: readonly QdeValue[], of: string): Record<string, string> {
    const attributes: Record<string, string> = {}
    for (const { variable, value } of values) {
      if (variable === null || value.trim() === '' || ourVariableOf(variable) !== null) continue
      attribute(attributes, qde.variables.get(variable) ?? '', value, of)
    }
    return attributes
  }

  function attribute(to: Record<string, string>, name: string, value: string, of: string): void {
    const called = name.trim()
    if (called === '' || called.length > longest.name || value.length > longest.value)
      leave('variable', `${of}: ${called}`.slice(0, 200))
    else to[called] = value.toWellFormed()
  }
}
