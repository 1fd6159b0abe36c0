// Factors put somewhere by hand.
import { expect, test } from 'vitest'
import { code, must, newId } from '../analysis.ts'
import { world } from '../world.ts'

test('a factor stays where it was put, moves again, and all go back at once', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const [a, b] = [await code(w, 'a'), await code(w, 'b')]
  const places = async () =>
    (must(await lead.get('/relations/places')).json as { rows: object[] }).rows
  const put = (...rows: object[]) => lead.put('/relations/places', { places: rows })
  must(await put({ code: a, x: 10, y: 20 }, { code: b, x: 5, y: 5 }))
  must(await put({ code: a, x: 300, y: 40 }))
  expect(await places()).toEqual(
    expect.arrayContaining([
      { code: a, x: 300, y: 40 },
      { code: b, x: 5, y: 5 },
    ]),
  )
  // One that is no factor of this study: nothing of it is kept.
  expect((await put({ code: b, x: 9, y: 9 }, { code: newId(), x: 1, y: 1 })).status).toBe(404)
  expect(await places()).toContainEqual({ code: b, x: 5, y: 5 })
  expect((await put({ code: a, x: 0.5, y: 1 })).status).toBe(400)
  must(await lead.delete('/relations/places'))
  expect(await places()).toEqual([])
})
