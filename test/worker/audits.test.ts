// The audit trail says in words that the desk can tell what was done and to what, also where a trigger wrote the line.
import { expect, test } from 'vitest'
import { auditThings, auditVerbs } from '../../core/wire/audit.ts'
import type { AuditRow } from '../../core/wire/field.ts'
import {
  code,
  coding,
  finding,
  link,
  must,
  on,
  person,
  publish,
  sheet,
  source,
  withdraw,
} from '../analysis.ts'
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

test('a line says what it is about by its name, as long as the study has it and may tell', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const consent = await person(w, 'P-1', 'anggota')
  const x = await code(w, 'kekompakan')
  const text = await source(w, { participant: 'P-1', title: 'Wawancara satu' })
  const given = await coding(w, text, x)
  const claimed = await finding(w, [x])
  must(await link(w, claimed, on(given)))
  const version = await publish(w, sheet('watching', 'observation', ['x']))
  const phone = await w.device('Telepon Rina')
  const response = filled(version, {
    participant: null,
    answers: { deciding: 'Ketua.' },
    coverage: {},
    probes: {},
  })
  must(await phone.put(`/responses/${response.id}`, response))
  const named = async () =>
    new Map(
      (must(await lead.get('/audit')).json as { rows: AuditRow[] }).rows.map((row) => [
        row.what,
        row.name,
      ]),
    )
  const { json } = must(await lead.get(`/findings/${claimed}`))
  const { number, claim } = json as { number: number; claim: string }
  const { label } = (
    must(await lead.get('/codes')).json as { rows: { id: string; label: string }[] }
  ).rows.find(({ id }) => id === x) ?? { label: '' }
  expect(await named()).toEqual(
    new Map<string, string | null>([
      ...(await named()),
      ['response', `Judul watching, ${response.occurredOn}`],
      ['instrument', 'Judul watching'],
      ['finding', `${number}. ${claim}`],
      ['evidence', `${number}. ${claim}`],
      ['coding', `${label} · Wawancara satu`],
      ['source', 'Wawancara satu'],
      ['code', label],
      // People are told by their codes, which the line itself holds.
      ['participant', null],
    ]),
  )
  const cost = async () => Number((await lead.get('/audit?limit=5')).headers.get('x-rows-read'))
  const before = await cost()
  for (let n = 0; n < 10; n++) await source(w)
  expect(await cost()).toBeLessThanOrEqual(before + 25)
  await withdraw(w, consent)
  const after = (must(await lead.get('/audit')).json as { rows: AuditRow[] }).rows
  const nameOf = (object: string) => after.find((row) => row.object === object)?.name
  expect([nameOf(text), nameOf(given)]).toEqual([null, label])
})
