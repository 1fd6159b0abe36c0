// What a camera writes into its files: which kind a picture is by its bytes, and the place, carried over or left behind.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeIn, withPlace } from '../../web/field/media/exif.ts'
import { endingOf, pictureType } from '../../web/field/media/picture-type.ts'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
/** The beginning and the end of a JPEG, with nothing in between. */
const emptyJpeg = bytes('\xff\xd8\xff\xda\x00\x02\xff\xd9')

/**
 * Little-endian, as most phones write it, by hand after Exif 2.32: the place of Guntung at 0°8'4.92" N,
 * 117°30'1.8" E, with the maker's name before it, as a camera has it.
 */
const fromACamera = bytes(
  [
    '\xff\xd8\xff\xe0\x00\x04JF',
    '\xff\xe1\x00\xacExif\0\0',
    'II*\0\x08\0\0\0',
    // Two entries: Make at the end of it all, and the way to the GPS directory at 38.
    '\x02\0',
    '\x0f\x01\x02\0\x04\0\0\0Oke\0',
    '\x25\x88\x04\0\x01\0\0\0\x26\0\0\0',
    '\0\0\0\0',
    '\x06\0',
    '\x01\0\x02\0\x02\0\0\0N\0\0\0',
    '\x02\0\x05\0\x03\0\0\0\x74\0\0\0',
    '\x03\0\x02\0\x02\0\0\0E\0\0\0',
    '\x04\0\x05\0\x03\0\0\0\x8c\0\0\0',
    '\x05\0\x01\0\x01\0\0\0\0\0\0\0',
    '\x06\0\x05\0\x01\0\0\0\x74\0\0\0',
    '\0\0\0\0',
    '\0\0\0\0\x01\0\0\0\x08\0\0\0\x01\0\0\0\xec\x01\0\0\x64\0\0\0',
    '\x75\0\0\0\x01\0\0\0\x1e\0\0\0\x01\0\0\0\x12\0\0\0\x0a\0\0\0',
    '\xff\xda\x00\x02\xff\xd9',
  ].join(''),
)

test('the place that a phone wrote into its photo is read', () => {
  const place = placeIn(fromACamera)
  expect(place?.latitude).toBeCloseTo(0.1347, 6)
  expect(place?.longitude).toBeCloseTo(117.5005, 6)
  expect(place?.altitude).toBe(0)
})

test('a place that is written into a picture is read back within a centimetre, and the picture stays', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.option(fc.double({ min: -400, max: 8_000, noNaN: true })),
      (latitude, longitude, altitude) => {
        const jpeg = withPlace(emptyJpeg, { latitude, longitude, altitude })
        const read = placeIn(jpeg)
        expect(read?.latitude).toBeCloseTo(latitude, 7)
        expect(read?.longitude).toBeCloseTo(longitude, 7)
        if (altitude === null) expect(read?.altitude).toBe(null)
        else expect(read?.altitude).toBeCloseTo(altitude, 1)
        expect(jpeg.slice(-6)).toEqual(emptyJpeg.slice(-6))
      },
    ),
  )
})

test('a photo without a place, and one whose directories are broken, have none', () => {
  expect(placeIn(emptyJpeg)).toBe(null)
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: fromACamera.length - 1 }),
      fc.integer({ min: 0, max: 255 }),
      (at, value) => {
        const broken = fromACamera.slice()
        broken[at] = value
        const place = placeIn(broken)
        if (place) expect(Math.abs(place.latitude)).toBeLessThanOrEqual(90)
      },
    ),
  )
  for (let length = 0; length < fromACamera.length; length++) placeIn(fromACamera.slice(0, length))
})

test('what a picture is, its bytes say; a name says nothing', () => {
  const kinds = {
    'image/jpeg': '\xff\xd8\xff\xe0',
    'image/png': '\x89PNG\r\n\x1a\n',
    'image/gif': 'GIF89a',
    'image/webp': 'RIFF\x10\0\0\0WEBPVP8 ',
    'image/heic': '\0\0\0\x18ftypheic\0\0\0\0',
    'image/avif': '\0\0\0\x1cftypavif\0\0\0\0',
    'image/tiff': 'II*\0',
  }
  for (const [type, head] of Object.entries(kinds)) expect(pictureType(bytes(head))).toBe(type)
  for (const head of [
    '',
    '<html>',
    'RIFF\x10\0\0\0WAVEfmt ',
    '\0\0\0\x18ftypisom\0\0\0\0',
    '%PDF-1.7',
  ])
    expect(pictureType(bytes(head))).toBe(null)
  expect(['image/jpeg', 'image/heic', 'image/tiff'].map(endingOf)).toEqual(['jpg', 'heic', 'tif'])
})
