// The place that a camera wrote into a JPEG, and the same place written into another: nothing else of what a camera
// tells of itself and its owner is carried over. Exif 2.32, CIPA DC-008: § 4.6.2 (TIFF directories), § 4.6.6 (GPS).

export type ShotAt = { latitude: number; longitude: number; altitude: number | null }

const gpsDirectory = 0x8825
const tags = {
  latitudeRef: 1,
  latitude: 2,
  longitudeRef: 3,
  longitude: 4,
  altitudeRef: 5,
  altitude: 6,
}
const kinds = { byte: 1, ascii: 2, long: 4, rational: 5 }

/** Null when there is none, or none that can be read. */
export function placeIn(jpeg: Uint8Array): ShotAt | null {
  try {
    const tiff = exifIn(jpeg)
    return tiff && gpsOf(tiff)
  } catch (error) {
    // Directories that point beyond the file: it is a picture all the same.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The same picture with an Exif part that holds the place alone. It must not have one yet. */
export function withPlace(jpeg: Uint8Array, place: ShotAt): Uint8Array {
  const part = exifOf(place)
  const whole = new Uint8Array(jpeg.length + part.length)
  whole.set(jpeg.subarray(0, 2))
  whole.set(part, 2)
  whole.set(jpeg.subarray(2), 2 + part.length)
  return whole
}

/** The TIFF part of the Exif segment. Segments follow one another until the picture itself begins (SOS). */
function exifIn(jpeg: Uint8Array): DataView | null {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  let at = 2
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    const length = view.getUint16(at + 2)
    if (marker === 0xda) return null
    const isExif = marker === 0xe1 && length > 8 && view.getUint32(at + 4) === 0x45786966
    if (isExif) return new DataView(jpeg.buffer, jpeg.byteOffset + at + 10, length - 8)
    at += 2 + length
  }
  return null
}

function gpsOf(tiff: DataView): ShotAt | null {
  const isLittle = tiff.getUint16(0) === 0x4949
  const directory = (start: number) =>
    new Map(
      Array.from({ length: tiff.getUint16(start, isLittle) }, (_, n) => {
        const at = start + 2 + n * 12
        return [tiff.getUint16(at, isLittle), at + 8] as const
      }),
    )
  const first = directory(tiff.getUint32(4, isLittle))
  const gpsAt = first.get(gpsDirectory)
  if (gpsAt === undefined) return null
  const gps = directory(tiff.getUint32(gpsAt, isLittle))
  const fractions = (tag: number, count: number): number[] => {
    const held = gps.get(tag)
    if (held === undefined) return []
    const start = tiff.getUint32(held, isLittle)
    return Array.from({ length: count }, (_, n) => {
      const at = start + n * 8
      return tiff.getUint32(at, isLittle) / tiff.getUint32(at + 4, isLittle)
    })
  }
  const byte = (tag: number) => {
    const held = gps.get(tag)
    return held === undefined ? 0 : tiff.getUint8(held)
  }
  const degrees = (tag: number, ref: number, negative: string): number => {
    const [whole = Number.NaN, minutes = 0, seconds = 0] = fractions(tag, 3)
    const size = whole + minutes / 60 + seconds / 3_600
    return byte(ref) === negative.charCodeAt(0) ? -size : size
  }
  const latitude = degrees(tags.latitude, tags.latitudeRef, 'S')
  const longitude = degrees(tags.longitude, tags.longitudeRef, 'W')
  const [height = Number.NaN] = fractions(tags.altitude, 1)
  const altitude = byte(tags.altitudeRef) === 1 ? -height : height
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  return isPlace
    ? { latitude, longitude, altitude: Number.isFinite(altitude) ? altitude : null }
    : null
}

type Entry =
  | { tag: number; kind: number; count: number; held: number }
  | { tag: number; fractions: [number, number][] }

function exifOf({ latitude, longitude, altitude }: ShotAt): Uint8Array {
  const letter = (tag: number, text: string): Entry => ({
    tag,
    kind: kinds.ascii,
    count: 2,
    held: text.charCodeAt(0) << 24,
  })
  const entries: Entry[] = [
    letter(tags.latitudeRef, latitude < 0 ? 'S' : 'N'),
    { tag: tags.latitude, fractions: sexagesimal(latitude) },
    letter(tags.longitudeRef, longitude < 0 ? 'W' : 'E'),
    { tag: tags.longitude, fractions: sexagesimal(longitude) },
    ...(altitude === null
      ? []
      : [
          { tag: tags.altitudeRef, kind: kinds.byte, count: 1, held: altitude < 0 ? 1 << 24 : 0 },
          { tag: tags.altitude, fractions: [[Math.round(Math.abs(altitude) * 100), 100]] } as Entry,
        ]),
  ]
  // Marker, length and "Exif", then the TIFF: its head, the directory that points to the other, and that one.
  const gpsStart = 8 + 2 + 12 + 4
  const valuesStart = gpsStart + 2 + entries.length * 12 + 4
  const values = entries.flatMap((entry) => ('fractions' in entry ? entry.fractions : []))
  const tiffLength = valuesStart + values.length * 8
  const part = new Uint8Array(10 + tiffLength)
  const head = new DataView(part.buffer)
  head.setUint16(0, 0xffe1)
  head.setUint16(2, 8 + tiffLength)
  head.setUint32(4, 0x45786966)
  const tiff = new DataView(part.buffer, 10)
  tiff.setUint32(0, 0x4d4d002a)
  tiff.setUint32(4, 8)
  writeEntry(tiff, 10, gpsDirectory, kinds.long, 1, gpsStart)
  tiff.setUint16(8, 1)
  tiff.setUint16(gpsStart, entries.length)
  let at = valuesStart
  for (const [n, entry] of entries.entries()) {
    const start = gpsStart + 2 + n * 12
    if ('held' in entry) writeEntry(tiff, start, entry.tag, entry.kind, entry.count, entry.held)
    else {
      writeEntry(tiff, start, entry.tag, kinds.rational, entry.fractions.length, at)
      for (const [numerator, denominator] of entry.fractions) {
        tiff.setUint32(at, numerator)
        tiff.setUint32(at + 4, denominator)
        at += 8
      }
    }
  }
  return part
}

function writeEntry(
  tiff: DataView,
  at: number,
  tag: number,
  kind: number,
  count: number,
  held: number,
): void {
  tiff.setUint16(at, tag)
  tiff.setUint16(at + 2, kind)
  tiff.setUint32(at + 4, count)
  tiff.setInt32(at + 8, held)
}

/** Degrees, minutes and ten-thousandths of a second: three millimetres. */
function sexagesimal(value: number): [number, number][] {
  const parts = Math.round(Math.abs(value) * 3_600 * 10_000)
  const degrees = Math.floor(parts / 36_000_000)
  const minutes = Math.floor((parts % 36_000_000) / 600_000)
  return [
    [degrees, 1],
    [minutes, 1],
    [parts % 600_000, 10_000],
  ]
}
