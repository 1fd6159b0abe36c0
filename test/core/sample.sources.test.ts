// The sample's texts and the passages coded in them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { normalise } from '../../core/text/normalise.ts'
import { faultyBlock } from '../../core/text/sound.ts'
import { codePassage, codings, passages } from '../../sample/codings.ts'
import { instruments } from '../../sample/instruments.ts'
import { recordings } from '../../sample/recordings.ts'
import { responses } from '../../sample/responses.ts'
import { sources } from '../../sample/sources.ts'
import { study } from '../../sample/study.ts'
import { texts } from '../../sample/texts.ts'
import { asker, writeTurns } from '../../sample/transcript.ts'
import { root } from '../../scripts/root.ts'

const isInterviewOf = (code: string) => (one: { participant: string | null; technique: string }) =>
  one.participant === code && one.technique === 'interview'

test('every quote stands in its source exactly once, where its offsets say', () => {
  for (const { source, start, end, quote } of codings) {
    const text = texts.find((one) => one.id === source)?.text ?? ''
    expect(text.slice(start, end)).toBe(quote)
    expect(text.split(quote)).toHaveLength(2)
  }
})

test('every passage has a key of its own', () => {
  expect(new Set(passages.map(({ key }) => key)).size).toBe(passages.length)
})

test('every text is coded but the FGD notes, which show what is not coded yet', () => {
  const coded = new Set(codings.map(({ source }) => source))
  expect(texts.filter(({ id }) => !coded.has(id)).map(({ key }) => key)).toEqual(['fgd-catatan'])
})

test('a quote that is absent or doubled stops the sample loudly', () => {
  const source = sources.find(isInterviewOf('P-001'))
  if (!source) throw new Error('no interview with P-001')
  const passage = { key: 'x', source: source.key, codes: ['modal'] }
  const attempt = (quote: string) => () => codePassage({ ...passage, quote }, texts)
  expect(attempt('kata yang tidak pernah terucap')).toThrow('is not in')
  expect(attempt('kami')).toThrow('more than once')
})

test('a quote is the words of one speaker, never of the interviewer', () => {
  for (const coding of codings) {
    const source = texts.find((one) => one.id === coding.source)
    const inside = source?.blocks.filter(
      (one) => one.start <= coding.start && coding.end <= one.end,
    )
    expect([coding.passage, inside?.length, inside?.[0]?.asks ?? false]).toEqual([
      coding.passage,
      1,
      false,
    ])
  }
})

test('transcripts are long enough, in several techniques, and say that they are invented', () => {
  const interviews = sources.filter(({ technique }) => technique === 'interview')
  expect(interviews.map(({ participant }) => participant)).toEqual(['P-001', 'P-003', 'P-008'])
  for (const { blocks } of interviews) expect(blocks?.length).toBeGreaterThanOrEqual(15)
  const fgd = sources.find(({ technique }) => technique === 'fgd')
  const voices = new Set(fgd?.blocks?.map((block) => block.speaker))
  expect(voices).toEqual(new Set([asker, 'P-004', 'P-005', 'P-006', 'P-007']))
  expect(new Set(sources.map(({ technique }) => technique)).size).toBeGreaterThanOrEqual(4)
  expect(new Set(responses.map(({ instrument }) => instrument)).size).toBe(5)
  for (const { title } of sources) expect(title).toContain('rekaan')
  expect(study.description).toContain('10.30872/psd.v1i2.22')
  expect(study.description).toContain('Semua kutipan')
  for (const { text, blocks } of sources) {
    expect(normalise(text)).toBe(text)
    expect(faultyBlock(text, blocks ?? [])).toBeNull()
  }
})

test('turns become a text whose blocks are the turns, and a prompt holds until the next', () => {
  const guide = instrumentOf('pedoman-wawancara')
  const written = writeTurns(
    [
      [asker, '00:05', 'Mulanya?', 'asal_mula'],
      ['P-001', '01:10', 'Dari malu.'],
    ],
    guide,
  )
  expect(written).toEqual({
    text: 'Mulanya?\nDari malu.',
    blocks: [
      {
        start: 0,
        end: 8,
        speaker: asker,
        asks: true,
        question: 'asal_mula',
        heading: 'Bisa diceritakan bagaimana kelompok ini bermula?',
        timeMs: 5_000,
      },
      { start: 9, end: 19, speaker: 'P-001', question: 'asal_mula', timeMs: 70_000 },
    ],
  })
})

test('time in a transcript only goes forward', () => {
  for (const { key, blocks } of sources) {
    const marks = (blocks ?? []).flatMap((block) => block.timeMs ?? [])
    expect([key, marks]).toEqual([key, [...marks].sort((a, b) => a - b)])
  }
})

function instrumentOf(slug: string): Instrument {
  const found = instruments.find((instrument) => instrument.slug === slug)
  if (!found) throw new Error(`no instrument ${slug}`)
  return found
}

test('the recording of an interview holds every turn of it, and lasts as long as it is said to', () => {
  for (const { source, file, lengthMs } of recordings) {
    const bytes = readFileSync(join(root, 'sample', 'recordings', file))
    // Matroska (RFC 9559): the element Duration, 0x4489, eight bytes of float, in units of a millisecond.
    const at = bytes.indexOf(Buffer.from([0x44, 0x89, 0x88]))
    expect(at).toBeGreaterThan(0)
    expect(bytes.readDoubleBE(at + 3)).toBe(lengthMs)
    const blocks = sources.find(({ id }) => id === source)?.blocks ?? []
    expect(blocks.length).toBeGreaterThan(30)
    for (const { timeMs = Number.NaN } of blocks) expect(timeMs).toBeLessThan(lengthMs - 1_000)
  }
})
