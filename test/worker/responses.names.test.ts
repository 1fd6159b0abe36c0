// A response read by somebody who may not read names.
import { expect, test } from 'vitest'
import type { ResponseDetail } from '../../core/wire/field.ts'
import { must, newId, publish, sheet } from '../analysis.ts'
import { filled } from '../small.ts'
import { world } from '../world.ts'

test('a coder reads answers and questions about them by code, a supervisor as they were given', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  must(
    await lead.post('/participants', {
      code: 'P-7',
      role: 'anggota',
      case: null,
      attributes: {},
      identity: { name: 'Lastri Wulandari', alsoCalled: ['Bu Lastri'] },
    }),
  )
  const version = await publish(w, sheet('watching', 'observation', []))
  const response = filled(version, {
    participant: null,
    answers: { deciding: 'Bu Lastri yang memutuskan.' },
    coverage: {},
    probes: {},
  })
  must(await (await w.device()).put(`/responses/${response.id}`, response))
  must(
    await lead.put(`/responses/${response.id}/queries/${newId()}`, {
      ref: 'deciding',
      text: 'Apakah Lastri Wulandari sendirian?',
    }),
  )
  const read = async (who: 'coder' | 'supervisor') => {
    const detail = must(await w.as(who).get(`/responses/${response.id}`)).json as ResponseDetail
    const queries = must(await w.as(who).get(`/responses/${response.id}/queries`)).text
    return { answer: detail.body.answers.deciding, queries, version: detail.instrumentVersion.hash }
  }
  expect(await read('supervisor')).toMatchObject({
    answer: 'Bu Lastri yang memutuskan.',
    queries: expect.stringContaining('Lastri Wulandari'),
  })
  const coder = await read('coder')
  expect(coder).toMatchObject({ answer: '[P-7] yang memutuskan.', version })
  expect(coder.queries).toContain('Apakah [P-7] sendirian?')
  expect(coder.queries).not.toContain('Lastri')

  // The mask is kept from one reading to the next, and made anew as soon as a name is given another code or goes.
  const path = `/pseudonyms/key/${encodeURIComponent('Ketua 1')}`
  must(await lead.put(path, { kind: 'person', names: ['Lastri'], participant: 'P-7' }))
  expect(await read('coder')).toMatchObject({ answer: '[Ketua 1] yang memutuskan.' })
  must(await lead.delete(path))
  expect(await read('coder')).toMatchObject({ answer: '[P-7] yang memutuskan.' })
})
