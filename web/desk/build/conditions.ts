// A condition as a sentence: "when [question] [is] [value], and …". What an expression says in the patterns known here
// becomes clauses and goes back to an expression of the same meaning; everything else stays text.

export const verbs = [
  'is',
  'isNot',
  'chosen',
  'notChosen',
  'more',
  'atLeast',
  'less',
  'atMost',
  'answered',
  'unanswered',
] as const
export type Verb = (typeof verbs)[number]

/** `question` is null for the answer of the question that the condition belongs to. A day is written date('…'). */
export type Value =
  | { kind: 'text'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'day'; text: string }
export type Clause = { question: string | null; verb: Verb; value: Value }
export type Sentence = { join: 'and' | 'or'; clauses: readonly Clause[] }

const nothing: Value = { kind: 'text', text: '' }
const answer = String.raw`(?:\$\{\s*(?<name>[\p{L}_][\p{L}\p{N}_.-]*)\s*\}|(?<own>\.))`
const quoted = `(?:'(?<single>[^']*)'|"(?<double>[^"]*)")`
const number = String.raw`(?<number>-?(?:\d+(?:\.\d+)?))(?![\w.])`
const day = String.raw`date\(\s*(?:'(?<day1>\d{4}-\d\d-\d\d)'|"(?<day2>\d{4}-\d\d-\d\d)")\s*\)`
const patterns: readonly [RegExp, (sign: string, value: Value) => Verb | null][] = [
  [
    new RegExp(
      String.raw`${answer}\s*(?<sign>!=|<=|>=|=|<|>)\s*(?:${day}|${quoted}|${number})`,
      'yu',
    ),
    verbOf,
  ],
  [new RegExp(String.raw`selected\(\s*${answer}\s*,\s*${quoted}\s*\)`, 'yu'), () => 'chosen'],
  [
    new RegExp(String.raw`not\(\s*selected\(\s*${answer}\s*,\s*${quoted}\s*\)\s*\)`, 'yu'),
    () => 'notChosen',
  ],
]

/** Null when the expression says more than a sentence can. */
export function sentenceOf(expression: string): Sentence | null {
  const clauses: Clause[] = []
  const joins = new Set<string>()
  let at = skip(expression, 0)
  for (;;) {
    const found = clauseAt(expression, at)
    if (!found) return null
    clauses.push(found.clause)
    at = skip(expression, found.end)
    if (at === expression.length) break
    const join = /(?:and|or)(?=[\s(.$])/y
    join.lastIndex = at
    const word = join.exec(expression)?.[0]
    if (word === undefined) return null
    joins.add(word)
    at = skip(expression, at + word.length)
  }
  if (joins.size > 1) return null
  return { join: joins.has('or') ? 'or' : 'and', clauses }
}

export function expressionOf({ join, clauses }: Sentence): string {
  return clauses.map(written).join(` ${join} `)
}

/** A clause can be written as long as its words do not hold both kinds of quotes. */
export function isWritable(text: string): boolean {
  return !(text.includes("'") && text.includes('"'))
}

function written({ question, verb, value }: Clause): string {
  const who = question === null ? '.' : `\${${question}}`
  if (verb === 'answered') return `${who} != ''`
  if (verb === 'unanswered') return `${who} = ''`
  const what = spelt(value)
  if (verb === 'chosen') return `selected(${who}, ${spelt({ kind: 'text', text: value.text })})`
  if (verb === 'notChosen')
    return `not(selected(${who}, ${spelt({ kind: 'text', text: value.text })}))`
  return `${who} ${signs[verb]} ${what}`
}

const signs = {
  is: '=',
  isNot: '!=',
  more: '>',
  atLeast: '>=',
  less: '<',
  atMost: '<=',
} as const satisfies Partial<Record<Verb, string>>

function verbOf(sign: string, value: Value): Verb | null {
  if (value.kind === 'text' && value.text === '') {
    if (sign === '=') return 'unanswered'
    return sign === '!=' ? 'answered' : null
  }
  const [verb] = Object.entries(signs).find(([, one]) => one === sign) ?? []
  return (verb as Verb | undefined) ?? null
}

function spelt({ kind, text }: Value): string {
  if (kind === 'number' && /^-?\d+(?:\.\d+)?$/.test(text)) return text
  const words = text.includes("'") ? `"${text}"` : `'${text}'`
  return kind === 'day' ? `date(${words})` : words
}

function clauseAt(text: string, at: number): { clause: Clause; end: number } | null {
  for (const [pattern, verb] of patterns) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found?.groups) continue
    const { name, sign = '' } = found.groups
    const value = valueIn(found.groups)
    const means = verb(sign, value)
    if (means === null) return null
    const isBare = means === 'answered' || means === 'unanswered'
    return {
      clause: { question: name ?? null, verb: means, value: isBare ? nothing : value },
      end: at + found[0].length,
    }
  }
  return null
}

function valueIn(groups: Record<string, string | undefined>): Value {
  const when = groups.day1 ?? groups.day2
  if (when !== undefined) return { kind: 'day', text: when }
  if (groups.number !== undefined) return { kind: 'number', text: groups.number }
  return { kind: 'text', text: groups.single ?? groups.double ?? '' }
}

function skip(text: string, from: number): number {
  let at = from
  while (/\s/.test(text[at] ?? '')) at += 1
  return at
}
