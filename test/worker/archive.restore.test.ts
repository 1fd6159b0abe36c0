// A study comes back whole on an instance that never had it.
import { expect, test } from 'vitest'
import { bring } from '../../core/archive/bring.ts'
import { openArchive } from '../../core/archive/open.ts'
import { archiveOf, bringing, openedArchive } from '../archives.ts'
import { world } from '../world.ts'

test('sample', async () => {
  const w = await world({ sample: true })
  const base = '/api/studies/kube-mekar-sari'
  const bytes = await archiveOf(w.as('owner'), base)
  const other = await world({ own: true })
  const at = Date.now()
  const slug = await bring(
    await openArchive(bytes.length, async (start, end) => bytes.slice(start, end)),
    { slug: 'pulih', id: crypto.randomUUID() },
    bringing(other.as('owner')),
    () => {},
  )
  console.log(slug, Date.now() - at)
  const again = openedArchive(await archiveOf(other.as('owner'), '/api/studies/pulih'))
  const first = openedArchive(bytes)
  const differing = Object.keys(first.tables).filter(
    (name) => first.tables[name] !== again.tables[name],
  )
  expect(differing).toEqual(['devices', 'people', 'audits', 'members'])
}, 60_000)
