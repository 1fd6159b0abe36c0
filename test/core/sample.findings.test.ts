// The sample's findings and its network: what agrees, what is disputed, what stands on one leg.
import { expect, test } from 'vitest'
import { coverOf } from '../../core/coding/prompts.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import { walk } from '../../core/instrument/walk.ts'
import { score } from '../../core/score/score.ts'
import { wordsOf } from '../../core/text/from-response.ts'
import { cellsAlong } from '../../core/triangulate/cell.ts'
import { groupsIn } from '../../core/triangulate/dimension.ts'
import type { Piece } from '../../core/triangulate/piece.ts'
import { objectionToSupport } from '../../core/triangulate/support.ts'
import { verdictOverall } from '../../core/triangulate/verdict.ts'
import type { Cell, Dimension } from '../../core/wire/triangulation.ts'
import { assessments } from '../../sample/assessments.ts'
import { codebook } from '../../sample/codebook.ts'
import { codeBodies } from '../../sample/codebook-entry.ts'
import { codings } from '../../sample/codings.ts'
import { findings } from '../../sample/findings.ts'
import { instruments } from '../../sample/instruments.ts'
import { relations } from '../../sample/network.ts'
import { participants } from '../../sample/people.ts'
import { responses } from '../../sample/responses.ts'
import { sources } from '../../sample/sources.ts'
import { texts } from '../../sample/texts.ts'

const codes = codeBodies(codebook)

test('no finding rests on the words of somebody who does not want to be quoted', () => {
  const cited = new Set(
    findings.flatMap(({ evidence }) =>
      evidence.map(({ body }) => (body.target.kind === 'coding' ? body.target.coding : '')),
    ),
  )
  const speakers = codings
    .filter(({ id }) => cited.has(id))
    .map(({ source, start }) => {
      const blocks = texts.find(({ id }) => id === source)?.blocks ?? []
      return blocks.find((block) => block.start <= start && start < block.end)?.speaker
    })
  expect(speakers).not.toContain('P-006')
})

test('the findings show agreement, partial agreement, dissonance and one voice alone', () => {
  const verdicts = findings.map((finding) => {
    const pieces = groundsOf(finding)
    return [
      finding.key,
      finding.body.state,
      verdictOverall(
        cellsBy(pieces, 'role', finding.key),
        cellsBy(pieces, 'technique', finding.key),
      ),
    ]
  })
  expect(verdicts).toEqual([
    ['musyawarah', 'supported', 'agreement'],
    ['ketua', 'contested', 'dissonance'],
    ['pendamping', 'draft', 'partial'],
    ['kemitraan', 'draft', 'agreement'],
    ['letak', 'draft', 'one-sided'],
    ['malu', 'supported', 'agreement'],
    ['rencana', 'draft', 'agreement'],
    ['hampir-bubar', 'supported', 'agreement'],
    ['inovasi', 'supported', 'partial'],
    ['iks', 'supported', 'agreement'],
    ['terbuka', 'draft', 'partial'],
    ['mandiri', 'draft', 'agreement'],
    ['empat-dinamis', 'supported', 'agreement'],
    ['empat-utama', 'supported', 'agreement'],
    ['enam', 'draft', 'agreement'],
  ])
})

test('nothing stands against the findings that are called supported', () => {
  for (const finding of findings.filter(({ body }) => body.state === 'supported'))
    expect([finding.key, objectionToSupport(groundsOf(finding))]).toEqual([finding.key, null])
})

test('of the chair, managers and mentors say one thing, members in the FGD another, and nobody watched', () => {
  const finding = findings.find(({ key }) => key === 'ketua')
  if (!finding) throw new Error('no finding on the chair')
  const grounds = groundsOf(finding)
  const said = (role: string) =>
    new Set(grounds.filter((one) => one.role === role).map(({ stance }) => stance))
  expect(said('pengelola')).toEqual(new Set(['supports']))
  expect(said('pendamping')).toEqual(new Set(['supports']))
  expect(said('anggota')).toEqual(new Set(['qualifies', 'contradicts']))
  expect(grounds.filter(({ technique }) => technique === 'observation')).toEqual([])
  const sheet = walk(instrumentOf('lembar-pengamatan')).map(({ question }) => question)
  expect(sheet.find(({ name }) => name === 'pimpinan_rapat')).toMatchObject({
    relevant: "${peristiwa} = 'rapat'",
    aims: ['kepemimpinan-ketua', 'konflik'],
  })
})

test('who was never asked is told apart from who had nothing to say', () => {
  const askedOf = (key: string) => {
    const named = findings.find((one) => one.key === key)?.body.codes ?? []
    const names = codes.filter(({ id }) => named.includes(id)).map(({ name }) => name)
    return new Set(
      asked.filter((one) => names.some((name) => one.codes.has(name))).map(({ group }) => group),
    )
  }
  // No meeting was watched, and the question about the place was passed over with a manager and with a member.
  expect(askedOf('ketua')).not.toContain('observation')
  expect(askedOf('musyawarah')).toContain('observation')
  expect(askedOf('letak')).toEqual(new Set(['interview pendamping']))
})

test('one finding rests on one voice only, and one is qualified in several places', () => {
  const letak = findings.find(({ key }) => key === 'letak')
  const mentor = findings.find(({ key }) => key === 'pendamping')
  if (!letak || !mentor) throw new Error('findings are missing')
  expect(new Set(groundsOf(letak).map(({ role }) => role))).toEqual(new Set(['pendamping']))
  expect(new Set(groundsOf(letak).map(({ technique }) => technique))).toEqual(
    new Set(['interview']),
  )
  const stances = groundsOf(mentor).map(({ stance }) => stance)
  expect(stances.filter((stance) => stance === 'qualifies')).toHaveLength(4)
})

test('the network holds six main factors, two secondary, two presupposed without evidence', () => {
  const nameOf = new Map(codes.map(({ id, name }) => [id, name]))
  const into = relations
    .filter(({ body }) => nameOf.get(body.to) === 'kemandirian')
    .map(({ body }) => nameOf.get(body.from))
  expect(into).toEqual([
    'peran-pendamping',
    'jaringan-kemitraan',
    'kekompakan',
    'manajemen-kelompok',
    'kepemimpinan-ketua',
    'inovasi-usaha',
    'letak',
    'kompetensi-anggota',
    'motivasi',
    'partisipasi',
  ])
  const bare = relations.filter(({ body }) => body.evidence.length === 0)
  expect(bare.map(({ body }) => nameOf.get(body.from))).toEqual(['motivasi', 'partisipasi'])
  expect(new Set(relations.map(({ body }) => body.sign))).toEqual(new Set(['+', '-', '?']))
})

test('a score that is evidence holds the test it is cited with', () => {
  for (const { evidence } of findings)
    for (const { body } of evidence) {
      if (body.target.kind !== 'score') continue
      const { response, test: cited } = body.target
      const found = responses.find(({ id }) => id === response)
      const form = instrumentOf(found?.instrument ?? '')
      const made = form.scoring && score(form, form.scoring, found?.answers ?? {})
      const part = made?.subscales.find(({ name }) => name === cited.of)
      const value = cited.of === 'total' ? made?.total : part?.total
      expect([cited.of, (value ?? 0) >= cited.value]).toEqual([cited.of, cited.op === '>='])
    }
})

test('each of the factors is told of by two roles and met by two techniques', () => {
  const factors = [
    ...['manajemen-kelompok', 'jaringan-kemitraan', 'peran-pendamping', 'inovasi-usaha'],
    ...['kekompakan', 'kemitraan-inti', 'pendamping-csr', 'kepemimpinan-ketua'],
  ]
  for (const factor of factors) {
    const told = codings
      .filter(({ codeName }) => codeName === factor)
      .map(({ source, start }) => voiceAt(source, start))
    const roles = new Set(told.flatMap(({ role }) => role ?? []))
    expect([factor, roles.size >= 2]).toEqual([factor, true])
    const techniques = new Set(told.map(({ technique }) => technique))
    expect([factor, techniques.size >= 2]).toEqual([factor, true])
  }
})

/** Of each text the codes that were asked about, and the kind of source it is. */
const asked = [
  ...sources.map(({ instrument, technique, participant, role, text, blocks }) => ({
    group: groupOf(technique, participant, role),
    codes: new Set(
      coverOf(instrumentOf(instrument), text, blocks ?? []).map((prompt) => prompt.code),
    ),
  })),
  ...responses.map(({ key: _, instrument: slug, ...response }) => {
    const instrument = instrumentOf(slug)
    const { prompts } = wordsOf({ instrument }, { ...response, version: '' })
    return {
      group: groupOf(instrument.technique, response.participant, null),
      codes: new Set(prompts.map((prompt) => prompt.codeName)),
    }
  }),
]

function groupOf(technique: string, participant: string | null, role: string | null): string {
  const speaks = participants.find(({ code }) => code === participant)?.role ?? role
  return speaks ? `${technique} ${speaks}` : technique
}

function instrumentOf(slug: string): Instrument {
  const found = instruments.find((instrument) => instrument.slug === slug)
  if (!found) throw new Error(`no instrument ${slug}`)
  return found
}

/** Whoever speaks there informs, else the text's own participant. */
function voiceAt(source: string, start: number) {
  const text = texts.find(({ id }) => id === source)
  const speaker = text?.blocks?.find((block) => block.start <= start && start < block.end)?.speaker
  const role = (code: string | null | undefined) =>
    participants.find((one) => one.code === code)?.role
  return {
    technique: text?.technique,
    role: role(speaker) ?? role(text?.participant) ?? text?.role ?? null,
  }
}

function groundsOf(finding: (typeof findings)[number]) {
  return finding.evidence.map(({ body }): Piece & { note: string } => {
    const { target, stance, strength, note, theory } = body
    const link = { stance, strength, note, theory, coders: [] }
    if (target.kind !== 'coding') {
      const informant = target.kind === 'score' ? target.response : target.instrument
      const day = responses.find(({ id }) => id === informant)?.occurredOn ?? ''
      const nobody = { role: null, code: null, source: null, quote: null }
      return { ...link, ...nobody, informant, technique: 'score', month: day.slice(0, 7) }
    }
    const coding = codings.find(({ id }) => id === target.coding)
    const text = texts.find(({ id }) => id === coding?.source)
    if (!coding || !text) throw new Error(`${finding.key} rests on nothing`)
    const { technique, participant, role } = text
    const speaker = participants.find(({ code }) => code === participant)?.role ?? role
    const informant = participant ?? text.id
    const day = sources.find(({ id }) => id === text.id)?.occurredOn ?? dayOf(text.id) ?? ''
    return {
      ...link,
      informant,
      role: speaker,
      technique,
      month: day.slice(0, 7),
      code: coding.code,
      source: text.id,
      quote: coding.quote,
    }
  })
}

function dayOf(response: string): string | undefined {
  return responses.find(({ id }) => id === response)?.occurredOn
}

/** One cell a group, whatever was asked of it: silence is not what is judged here. */
function cellsBy(pieces: readonly Piece[], along: Dimension, key: string): Cell[] {
  const of = (piece: Piece) => groupsIn(piece, along, 'year')
  const groups = [...new Set(pieces.flatMap(of))]
  const byHandOf = (group: string) => {
    const held = assessments.find(
      ({ key: of, body }) => of === key && body.dimension === along && body.group === group,
    )
    return held?.body.byHand ? { ...held.body.byHand, by: '', at: '' } : null
  }
  return Object.values(
    cellsAlong(pieces, groups, of, (group) => ({ silence: 'silent', byHand: byHandOf(group) })),
  )
}
