// The audit trail says in words that the desk can tell what was done and to what, also where a trigger wrote the line.
import { expect, test } from 'vitest'
import { auditThings, auditVerbs } from '../../core/wire/audit.ts'
import type { AuditRow } from '../../core/wire/field.ts'
import { must, publish, sheet } from '../analysis.ts'
import { filled } from '../small.ts'
import { world } from '../world.ts'

test('a phone, its response, its review and a file leave lines that can be told', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const version = await publish(w, sheet('watching', 'observation', ['x']))
  const phone = await w.device()
  const response = filled(version, {
    participant: null,
    answers: { deciding: 'Ketua.' },
    coverage: {},
    probes: {},
  })
  must(await phone.put(`/responses/${response.id}`, response))
  must(await lead.post('/responses/review', { ids: [response.id], state: 'accepted' }))
  const { rows } = must(await lead.get('/audit')).json as { rows: AuditRow[] }
  const told = rows.map(({ verb, what }) => `${verb} ${what}`)
  expect(told).toEqual(
    expect.arrayContaining(['publish instrument', 'keep response', 'review response']),
  )
  expect(rows.filter(({ verb }) => !auditVerbs.includes(verb))).toEqual([])
  expect(rows.filter(({ what }) => !auditThings.includes(what))).toEqual([])
})
