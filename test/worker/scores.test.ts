// Two raters of one case do not see each other; whoever judges sees both side by side.
import { expect, test } from 'vitest'
import type { CaseScore } from '../../core/wire/field.ts'
import { must, publish } from '../analysis.ts'
import { filled, smallScore } from '../small.ts'
import { world } from '../world.ts'

test('two raters of one case do not see each other; a supervisor sees them side by side', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  for (const code of ['K-1', 'K-2'])
    must(await lead.post('/cases', { code, label: code, attributes: {} }))
  const version = await publish(w, smallScore)
  const [rina, budi] = [await w.device('Telepon Rina'), await w.device('Telepon Budi')]
  const rated = (dues: string, income: string, differs = {}) =>
    filled(version, {
      participant: null,
      case: 'K-1',
      answers: { dues, income },
      coverage: {},
      probes: {},
      ...differs,
    })
  const first = rated('p3', 'p4')
  const second = rated('p3', 'p2', { occurredOn: '2026-11-03' })
  const elsewhere = rated('p1', 'p1', { case: 'K-2' })
  must(await rina.put(`/responses/${first.id}`, first))
  must(await budi.put(`/responses/${second.id}`, second))
  must(await budi.put(`/responses/${elsewhere.id}`, elsewhere))

  const { rows } = must(await lead.get('/scores?case=K-1&instrument=small-score')).json as {
    rows: CaseScore[]
  }
  expect(rows.map(({ id, device, score }) => [id, device, score.total, score.band])).toEqual([
    [second.id, 'Telepon Budi', 7, 'growing'],
    [first.id, 'Telepon Rina', 11, 'independent'],
  ])
  expect(rows[0]?.score.subscales[0]?.items).toEqual([
    { question: 'dues', points: 3, weighted: 3 },
    { question: 'income', points: 2, weighted: 4 },
  ])
  // Whatever a phone may ask for, no score of another is in it.
  for (const path of ['/kit', '/diary?cases=K-1,K-2', `/responses/${first.id}/files`]) {
    const { text } = await budi.get(path)
    expect(text, path).not.toContain(first.id)
    expect(text, path).not.toMatch(/"(score|scores|answers|score_total)":/)
  }
  expect(
    (await budi.get(`/api/studies/${w.study}/scores?case=K-1&instrument=small-score`)).status,
  ).toBe(401)
  expect((await w.as('coder').get('/scores?case=K-1&instrument=small-score')).status).toBe(403)
})
