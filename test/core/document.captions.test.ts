import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCaptions } from '../../core/document/captions.ts'

const turns = (file: string) => {
  const found = readCaptions(file)
  if ('refused' in found) return found
  return found.blocks.map(({ start, end, speaker, asks, timeMs }) => [
    speaker ?? null,
    asks ?? false,
    timeMs,
    found.text.slice(start, end),
  ])
}

test('the voices of a WebVTT file become turns that know their moment in the recording', () => {
  const file = `\uFEFFWEBVTT - rapat\r
\r
NOTE dibuat mesin\r
00:00:00.000 --> 00:00:09.000\r
\r
STYLE\r
::cue { color: red }\r
\r
1\r
00:00.500 --> 00:03.000 align:start\r
<v.loud Peneliti>Bagaimana mulanya, &lt;dulu&gt;?</v>\r
\r
00:00:03.200 --> 00:00:05.000\r
<v P1>Kami mulai\r
<i>dari sampah</i>,\r
\r
00:00:05.000 --> 00:00:07.250\r
<v P1>lalu <00:00:06.000>kompos.\r
`
  expect(turns(file)).toEqual([
    ['Peneliti', true, 500, 'Bagaimana mulanya, <dulu>?'],
    ['P1', false, 3_200, 'Kami mulai dari sampah, lalu kompos.'],
  ])
})

test('a SubRip file without names is parted at pauses, with one moment for each part', () => {
  const file = `1
00:00:01,000 --> 00:00:02,500
{\\an8}Pagi itu

2
00:00:02,600 --> 00:00:04,000
kami berkumpul.

3
00:01:06,100 --> 00:01:08,000
Lalu hujan.
`
  expect(turns(file)).toEqual([
    [null, false, 1_000, 'Pagi itu kami berkumpul.'],
    [null, false, 66_100, 'Lalu hujan.'],
  ])
})

test('labels in the words of captions name the speakers, also over the cues that follow', () => {
  const file = `WEBVTT

00:00:01.000 --> 00:00:02.000
Interviewer: Who began?

00:00:02.000 --> 00:00:04.000
Respondent: We did,

00:00:04.000 --> 00:00:06.000
in 2014.
`
  expect(turns(file)).toEqual([
    ['Interviewer', true, 1_000, 'Who began?'],
    ['Respondent', false, 2_000, 'We did, in 2014.'],
  ])
})

test('rolling captions that say their last line again are not read twice', () => {
  const file = `WEBVTT

00:01.000 --> 00:02.000
kami mulai

00:02.000 --> 00:03.000
kami mulai

00:03.000 --> 00:04.000
dari sampah
`
  expect(turns(file)).toEqual([[null, false, 1_000, 'kami mulai dari sampah']])
})

test('a file without a single cue says so', () => {
  expect(readCaptions('WEBVTT\n\nNOTE kosong\n')).toEqual({ refused: 'captions-none' })
})

test('however cues fall, the blocks are in order, do not overlap and cover every word', () => {
  const words = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,5}[.]?$/)
  const cue = fc.record({
    words,
    gap: fc.integer({ min: 0, max: 5_000 }),
    who: fc.constantFrom('', 'P1', 'P2'),
  })
  const stamp = (ms: number) =>
    `${String(Math.floor(ms / 3_600_000)).padStart(2, '0')}:${String(Math.floor(ms / 60_000) % 60).padStart(2, '0')}:${String(Math.floor(ms / 1_000) % 60).padStart(2, '0')}.${String(ms % 1_000).padStart(3, '0')}`
  fc.assert(
    fc.property(fc.array(cue, { minLength: 1, maxLength: 40 }), (cues) => {
      let at = 0
      const parts = cues.map(({ words, gap, who }) => {
        const from = at + gap
        at = from + 1_000
        return `${stamp(from)} --> ${stamp(at)}\n${who === '' ? '' : `<v ${who}>`}${words}`
      })
      const found = readCaptions(`WEBVTT\n\n${parts.join('\n\n')}\n`)
      if ('refused' in found) throw new Error(found.refused)
      let end = -1
      for (const block of found.blocks) {
        expect(block.start).toBe(end + 1)
        end = block.end
      }
      expect(end).toBe(found.text.length)
      const times = found.blocks.map(({ timeMs }) => timeMs ?? -1)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    }),
  )
})
