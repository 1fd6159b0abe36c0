// What each request of the main job costs in D1 rows, at two sizes of the study: the two columns must be equal.
import { codeBody, type Ground, oneResponse, study, uuid } from './ground.ts'

export type Cost = { request: string; read: number; written: number; queries: number }

/** Asks each request once, and tells its rows. */
export async function measureRows(ground: Ground): Promise<Cost[]> {
  const { desk, phone } = ground
  const response = oneResponse(ground.version)
  const costs: Cost[] = []
  const ask = async (request: string, answer: ReturnType<Ground['desk']>) => {
    const told = await answer
    if (told.status >= 400)
      throw new Error(`${request} answered ${told.status} ${told.text.slice(0, 200)}`)
    const cost = (name: string) => Number(told.headers[`x-${name}`])
    costs.push({
      request,
      read: cost('rows-read'),
      written: cost('rows-written'),
      queries: cost('queries'),
    })
    return told
  }
  await ask('PUT a response', phone('PUT', `/field/responses/${response.id}`, response))
  await ask('PUT it again', phone('PUT', `/field/responses/${response.id}`, response))
  const bulk = Array.from({ length: 100 }, () => oneResponse(ground.version))
  await ask('POST 100 responses', phone('POST', '/field/responses', { responses: bulk }))
  await ask('GET the kit', phone('GET', '/field/kit'))
  await ask('POST a heartbeat', phone('POST', '/field/heartbeat', { unsent: 0, app: 'bench' }))
  await ask('GET the study', desk('GET', study('')))
  await ask('GET 50 responses', desk('GET', study('/responses')))
  await ask('GET 100 responses', desk('GET', study('/responses?limit=100')))
  await ask('GET a response', desk('GET', study(`/responses/${response.id}`)))
  await ask('GET 50 sources', desk('GET', study('/sources')))
  const source = await ask('GET a source', desk('GET', study(`/sources/${response.id}`)))

  const code = uuid()
  const name = `code-${code.slice(0, 8)}`
  await ask('PUT a code', desk('PUT', study(`/codes/${code}`), codeBody(name)))
  const { text } = source.json as { text: string }
  const coding = { source: response.id, code, start: 0, end: 20, quote: text.slice(0, 20) }
  const codingId = uuid()
  await ask('PUT a coding', desk('PUT', study(`/codings/${codingId}`), coding))
  await ask('GET the codings of a source', desk('GET', study(`/sources/${response.id}/codings`)))
  await ask('GET the pulse of a source', desk('GET', study(`/sources/${response.id}/pulse`)))
  await ask('GET the segments of a code', desk('GET', study(`/codes/${code}/segments`)))
  const words = study(`/search?q=${encodeURIComponent(text.match(/\p{L}+/u)?.[0] ?? '')}`)
  // The first searches index what came in; what they cost is bounded by themselves.
  while (((await desk('GET', words)).json as { behind: number }).behind > 0);
  await ask('GET words found', desk('GET', words))
  await ask('GET turns of a question', desk('GET', study('/turns?question=q1')))
  const asked = {
    of: { codes: [code], below: true },
    clauses: [{ how: 'near', not: true, turns: 1, of: { codes: [code], below: false } }],
    show: 'segment',
    where: {},
  }
  const retrieval = encodeURIComponent(JSON.stringify(asked))
  await ask('GET segments of a question', desk('GET', study(`/segments?q=${retrieval}`)))
  const segment = { id: uuid(), code, source: response.id, version: 1, start: 0, end: 10 }
  const run = { how: 'search', origin: 'bench', add: [segment], remove: [codingId] }
  await ask('PUT a coding run', desk('PUT', study(`/coding-runs/${uuid()}`), run))
  await ask('PUT it back', desk('PUT', study(`/codings/${codingId}`), coding))
  await ask('GET 50 memos', desk('GET', study('/memos')))
  const finding = uuid()
  const claim = {
    claim: 'A claim',
    question: '',
    scope: '',
    rival: '',
    codes: [code],
    state: 'draft',
  }
  await ask('PUT a finding', desk('PUT', study(`/findings/${finding}`), claim))
  const evidence = {
    target: { kind: 'coding', coding: codingId },
    stance: 'supports',
    strength: 2,
    note: '',
  }
  await ask('PUT evidence', desk('PUT', study(`/findings/${finding}/evidence/${uuid()}`), evidence))
  await ask('GET a finding', desk('GET', study(`/findings/${finding}`)))
  await ask('GET the matrix', desk('GET', study('/matrix')))
  await ask('GET the audit trail', desk('GET', study('/audit')))
  return costs
}
