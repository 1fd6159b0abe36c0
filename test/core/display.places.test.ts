// The map of places: which points a response holds, how they are rounded, and that the paper is true to scale.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameOf, piles } from '../../core/display/map.ts'
import { rounded, roundedTo, spotsIn } from '../../core/display/places.ts'
import type { Instrument } from '../../core/instrument/model.ts'

const form: Instrument = {
  slug: 'rumah',
  kind: 'survey',
  technique: 'observation',
  title: { id: 'Rumah' },
  languages: ['id'],
  about: 'case',
  roles: [],
  needs: [],
  items: [
    {
      type: 'group',
      name: 'awal',
      label: { id: 'Awal' },
      items: [{ type: 'geopoint', name: 'letak', label: { id: 'Letak' } }],
    },
    {
      type: 'repeat',
      name: 'rumah',
      label: { id: 'Rumah' },
      items: [
        { type: 'geopoint', name: 'pintu', label: { id: 'Pintu' } },
        { type: 'text', name: 'kata', label: { id: 'Kata' } },
      ],
    },
  ],
}

test('points are found in groups and rows; words that look like points are none', () => {
  const answers = {
    letak: '0.1347 117.5005 12 4.5',
    rumah: [
      { id: 'r1', answers: { pintu: '-0.5 117', kata: '1 2' } },
      { id: 'r2', answers: { kata: '3 4' } },
    ],
  }
  expect(spotsIn(form, answers)).toEqual([
    { at: 'letak', latitude: 0.1347, longitude: 117.5005, accuracy: 4.5 },
    { at: 'rumah/r1/pintu', latitude: -0.5, longitude: 117, accuracy: null },
  ])
})

const spot = fc.record({
  at: fc.constant('letak'),
  latitude: fc.double({ min: -80, max: 80, noNaN: true }),
  longitude: fc.double({ min: -179, max: 179, noNaN: true }),
  accuracy: fc.constant(3),
})

test('a rounded point is within half a step, says no accuracy, and rounding again changes nothing', () => {
  fc.assert(
    fc.property(spot, (one) => {
      const near = rounded(one)
      expect(Math.abs(near.latitude - one.latitude)).toBeLessThanOrEqual(roundedTo / 2 + 1e-9)
      expect(Math.abs(near.longitude - one.longitude)).toBeLessThanOrEqual(roundedTo / 2 + 1e-9)
      expect(near.accuracy).toBeNull()
      expect(rounded(near)).toEqual(near)
    }),
  )
})

test('every point and the whole scale bar lie on the paper, north is up and east is right', () => {
  const size = { width: 880, height: 560, edge: 48 }
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 40 }), (spots) => {
      const frame = frameOf(spots, size)
      for (const { latitude, longitude } of spots) {
        expect(frame.x(longitude)).toBeGreaterThanOrEqual(size.edge - 1e-6)
        expect(frame.x(longitude)).toBeLessThanOrEqual(size.width - size.edge + 1e-6)
        expect(frame.y(latitude)).toBeGreaterThanOrEqual(size.edge - 1e-6)
        expect(frame.y(latitude)).toBeLessThanOrEqual(size.height - size.edge + 1e-6)
      }
      expect(frame.y(1)).toBeLessThan(frame.y(0))
      expect(frame.x(1)).toBeGreaterThan(frame.x(0))
      expect(frame.scale.pixels).toBeLessThanOrEqual(size.width / 4 + 1e-6)
      expect(frame.meridians.length + frame.parallels.length).toBeGreaterThan(1)
      expect(frame.meridians.length + frame.parallels.length).toBeLessThan(40)
    }),
  )
})

test('the scale bar is as long on the ground as it says: one degree along the equator is 111 km', () => {
  const frame = frameOf(
    [
      { latitude: 0, longitude: 117 },
      { latitude: 0, longitude: 118 },
    ],
    { width: 880, height: 560, edge: 40 },
  )
  const perDegree = frame.x(118) - frame.x(117)
  expect(perDegree).toBeCloseTo(800)
  expect(frame.scale.metres).toBe(20_000)
  expect((frame.scale.metres / frame.scale.pixels) * perDegree).toBeCloseTo(111_195)
  expect(frame.meridians).toEqual([117, 117.2, 117.4, 117.6, 117.8, 118])
})

test('points on one place stand as one, a band at a time', () => {
  const at = (band: string) => ({ latitude: 0.13, longitude: 117.5, band })
  const found = piles([at('a'), at('b'), at('a')], ({ band }) => band)
  expect(found.map(({ spots }) => spots.length)).toEqual([2, 1])
})
