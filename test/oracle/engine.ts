// The ODK engine as an oracle: expressions become the calculations of a form that it loads and works out.
import { loadForm } from '@getodk/xforms-engine'

export type Answers = Readonly<Record<string, string>>
export type Rows = readonly Answers[]

/** Answers lie in `/data`, `rows` are rows of the repeat `/data/row`, `list` is instance('list'). */
export type Form = { answers: Answers; rows: Rows; list: Rows }

const failed = 'no value'

/** What each expression gives as a calculation, or that it gives nothing but an error. */
export async function askEngine(expressions: readonly string[], form: Form): Promise<string[]> {
  try {
    return await valuesOf(expressions, form)
  } catch (error) {
    // One that fails takes the whole form along: halves until it is alone.
    if (expressions.length < 2) return expressions.map(() => failed)
    const half = Math.ceil(expressions.length / 2)
    const [first, second] = [expressions.slice(0, half), expressions.slice(half)]
    if (error === undefined) throw error
    return [...(await askEngine(first, form)), ...(await askEngine(second, form))]
  }
}

async function valuesOf(expressions: readonly string[], form: Form): Promise<string[]> {
  const loaded = await loadForm(xform(expressions, form))
  if (loaded.status === 'failure') throw loaded.error
  const { root } = loaded.createInstance()
  const values = new Map<string, string>()
  for (const child of root.currentState.children) {
    const { value } = child.currentState as { value?: unknown }
    values.set(child.currentState.reference, String(value ?? ''))
  }
  return expressions.map((_, index) => values.get(`/data/c${index}`) ?? failed)
}

function xform(expressions: readonly string[], { answers, rows, list }: Form): string {
  const leaves = (row: Answers) =>
    Object.entries(row)
      .map(([name, text]) => `<${name}>${escaped(text)}</${name}>`)
      .join('')
  const bind = (at: string) => `<bind nodeset="${at}" type="string"/>`
  return `<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
      xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Oracle</h:title><model>
    <instance><data id="oracle">${leaves(answers)}
      ${rows.map((row) => `<row>${leaves(row)}</row>`).join('')}
      ${expressions.map((_, index) => `<c${index}/>`).join('')}
      <meta><instanceID/></meta></data></instance>
    <instance id="list"><root>${list.map((row) => `<item>${leaves(row)}</item>`).join('')}</root></instance>
    ${Object.keys(answers)
      .map((name) => bind(`/data/${name}`))
      .join('')}
    ${Object.keys(rows[0] ?? {})
      .map((name) => bind(`/data/row/${name}`))
      .join('')}
    ${expressions.map((text, index) => `<bind nodeset="/data/c${index}" type="string" calculate="${escaped(text)}"/>`).join('')}
    </model></h:head><h:body><repeat nodeset="/data/row"></repeat></h:body></h:html>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`)
}
