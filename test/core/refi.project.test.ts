// Projects of other programs, read as they count; ours out and in again; strangers' files refused.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { docxBytes } from '../../core/dataset/docx.ts'
import type { Bundle } from '../../core/import/bundle.ts'
import { codePoints } from '../../core/refi/code-points.ts'
import { type QdcCode, writeCodes } from '../../core/refi/codebook.ts'
import { guidFrom } from '../../core/refi/guid.ts'
import { placer, readOffsets } from '../../core/refi/offsets.ts'
import { aboutName, ourValue, ourVariable, weightNote } from '../../core/refi/ours.ts'
import { qdeReader } from '../../core/refi/project-read.ts'
import * as out from '../../core/refi/project-write.ts'
import { normalise } from '../../core/text/normalise.ts'
import { findingStates } from '../../core/wire/finding.ts'
import { crc32 } from '../../core/zip/crc32.ts'
import { entryName, unicodeName } from '../../core/zip/entry-name.ts'
import {
  bundled,
  codeBook,
  counted,
  guid,
  type Manner,
  manners,
  qde,
  qdpx,
  read,
  type Span,
  textSource,
  users,
  written,
} from '../refi-files.ts'
import { hasSchemas, schemaFault } from '../refi-schema.ts'
import { zipOf } from '../zips.ts'

const talk = [
  'Peneliti: Apa kabar? 🌾',
  'Sri: Kami menabung 👩‍🌾 setiap bulan, lalu berhenti.',
  '',
  'Sri: Lalu mulai lagi 🙏🏽 dengan arisan.',
  'مرحبا بكم في القرية.',
].join('\n')

const spanOf = (quote: string, code?: number): Span => {
  const start = talk.indexOf(quote)
  return { start, end: start + quote.length, ...(code !== undefined && { code }) }
}

test.each(Object.entries(manners))(
  'a project as %s writes it stands where it stood there',
  async (_, how) => {
    const spans = [
      spanOf('menabung 👩‍🌾 setiap bulan', 10),
      spanOf('mulai lagi 🙏🏽', 11),
      spanOf('القرية', 11),
    ]
    const inside = `${users}${codeBook}<Sources>${textSource(20, talk, spans, how)}</Sources>`
    const bundle = await bundled(qdpx(how, inside, { 20: talk }))
    expect(bundle.product).toBe(how.origin)
    expect(bundle.sources).toMatchObject([
      { key: guid(20), title: 'Wawancara 20', text: talk, blocks: null },
    ])
    expect(bundle.codings.map(({ start, end }) => talk.slice(start, end))).toEqual(
      spans.map(({ start, end }) => talk.slice(start, end)),
    )
    expect(bundle.codings[0]).toMatchObject({
      code: guid(10),
      coder: guid(2),
      madeAt: '2024-03-05T08:00:00.000Z',
    })
    expect(bundle.coders).toEqual([{ key: guid(2), name: 'Rina' }])
    expect(
      bundle.codes.map(({ label, parent, definition }) => [label, parent, definition]),
    ).toEqual([
      ['Modal', null, 'Uang'],
      ['Tabungan', guid(10), ''],
    ])
    expect(bundle.offsets).toMatchObject({ hits: 3, of: 3 })
    expect(bundle.left).toEqual([])
  },
)

const words = fc.array(
  fc.oneof(
    fc.stringMatching(/^[a-z]{3,9}$/),
    fc.constantFrom('👩‍🌾', '🙏🏽', 'été', 'e\u0301le', 'شكرا', 'ｗｉｄｅ', '𝒳yz', 'kata.', '🌾🌾'),
  ),
  { minLength: 12, maxLength: 60 },
)
const anyRule = fc.record({
  unit: fc.constantFrom('code-point' as const, 'utf-16' as const),
  lineEnd: fc.constantFrom('as-is' as const, 'one' as const, 'two' as const),
  countsMark: fc.boolean(),
})

test('places are recovered whatever they count, when selections are called by their words', () => {
  const between = fc.constantFrom(' ', '\n', '\n\n', ', ')
  fc.assert(
    fc.property(
      words,
      fc.array(between, { minLength: 60, maxLength: 60 }),
      anyRule,
      fc.constantFrom('\n' as const, '\r\n' as const),
      fc.boolean(),
      fc.array(fc.nat(59), { minLength: 6, maxLength: 12 }),
      (list, gaps, rule, lineEnd, mark, picks) => {
        const text = list.map((word, at) => `${word}${gaps[at] ?? ' '}`).join('')
        const how: Manner = { ...manners.maxqda, rule, lineEnd, mark }
        const spans = picks.map((pick) => {
          const at = pick % list.length
          const start = list
            .slice(0, at)
            .reduce((sum, word, n) => sum + word.length + (gaps[n] ?? ' ').length, 0)
          return { start, end: start + (list[at] ?? '').length }
        })
        const raw = written(text, how)
        const marks = spans.map(({ start, end }) => ({
          start: counted(text, start, how),
          end: counted(text, end, how),
          // Enough of what follows that no other place says the same.
          name: text.slice(start, end),
        }))
        const place = placer(raw, rule)
        expect(marks.map(({ start, end }) => place(start, end))).toEqual(spans)
        const found = readOffsets([{ raw, marks }], 'MAXQDA')
        const placed = marks.map(({ start, end }) => found.placeIn(raw)(start, end))
        // Where two rules put every selection on such words, nobody could tell them apart.
        expect(found.reading.hits).toBe(marks.length)
        for (const [at, one] of placed.entries())
          expect(one && normalise(raw).slice(one.start, one.end)).toBe(
            text.slice(spans[at]?.start, spans[at]?.end),
          )
      },
    ),
    { numRuns: 150 },
  )
})

test('a place that does not fit is listed and not shifted', async () => {
  const how = manners.maxqda
  const beyond = `<PlainTextSelection guid="${guid(900)}" startPosition="5" endPosition="5000"><Coding guid="${guid(901)}"><CodeRef targetGUID="${guid(10)}"/></Coding></PlainTextSelection>`
  const inside = `${codeBook}<Sources><TextSource guid="${guid(20)}" name="W" plainTextPath="internal://${guid(20)}.txt">${beyond}</TextSource></Sources>`
  const bundle = await bundled(qdpx(how, inside, { 20: talk }))
  expect(bundle.codings).toEqual([])
  expect(bundle.left).toEqual([{ kind: 'coding-unfit', count: 1, names: ['W: #1'] }])
})

test('notes, annotations, cases, variables, links and what has no place come over as they are meant', async () => {
  const how = manners.nvivo
  const note = (n: number, name: string, text: string) =>
    `<Note guid="${guid(n)}" name="${name}" creatingUser="${guid(2)}"><PlainTextContent>${text}</PlainTextContent></Note>`
  const ref = (n: number) => `<NoteRef targetGUID="${guid(n)}"/>`
  const value = (n: number, text: string) =>
    `<VariableValue><VariableRef targetGUID="${guid(n)}"/><TextValue>${text}</TextValue></VariableValue>`
  const spans: Span[] = [
    { ...spanOf('menabung', 10), more: '<Description>pendek</Description>' },
    { ...spanOf('arisan'), more: '<Description>anotasi</Description>' },
    spanOf('berhenti'),
  ]
  const inside = `${users}
    <CodeBook><Codes><Code guid="${guid(10)}" name="Modal" isCodable="true">${ref(30)}</Code><Code guid="${guid(40)}" name="Bu Sri" isCodable="true"/></Codes></CodeBook>
    <Variables><Variable guid="${guid(50)}" name="Umur" typeOfVariable="Text"/></Variables>
    <Cases><Case guid="${guid(40)}" name="Bu Sri">${value(50, '41')}<SourceRef targetGUID="${guid(20)}"/></Case>
      <Case guid="${guid(41)}">${value(50, '17')}<SourceRef targetGUID="${guid(21)}"/></Case></Cases>
    <Sources>${textSource(20, talk, spans, how, ref(31))}${textSource(21, 'Pendek.', [], how)}
      <TextSource guid="${guid(22)}" name="Hilang" plainTextPath="relative:///x.txt"/>
      <PictureSource guid="${guid(23)}" name="Foto" path="internal://foto.jpg"><PictureSelection guid="${guid(24)}" firstX="0" firstY="0" secondX="1" secondY="1"><Coding guid="${guid(25)}"><CodeRef targetGUID="${guid(10)}"/></Coding></PictureSelection></PictureSource>
      <PDFSource guid="${guid(26)}" name="Laporan" path="internal://lap.pdf"><PDFSelection guid="${guid(27)}" page="1" firstX="0" firstY="0" secondX="1" secondY="1"><Coding guid="${guid(28)}"><CodeRef targetGUID="${guid(10)}"/></Coding></PDFSelection>
        <Representation guid="${guid(29)}"><PlainTextContent>Isi laporan itu.</PlainTextContent><PlainTextSelection guid="${guid(70)}" startPosition="4" endPosition="11"><Coding guid="${guid(28)}"><CodeRef targetGUID="${guid(10)}"/></Coding></PlainTextSelection></Representation></PDFSource>
      <AudioSource guid="${guid(60)}" name="Rekaman" path="internal://suara.mp3"><Transcript guid="${guid(61)}"><PlainTextContent>Halo semua.\nMari mulai.</PlainTextContent>
        <SyncPoint guid="${guid(62)}" timeStamp="0" position="0"/><SyncPoint guid="${guid(63)}" timeStamp="4200" position="12"/><SyncPoint guid="${guid(64)}" timeStamp="6000" position="16"/>
        <TranscriptSelection guid="${guid(65)}" fromSyncPoint="${guid(63)}" toSyncPoint="${guid(64)}"><Coding guid="${guid(66)}"><CodeRef targetGUID="${guid(10)}"/></Coding></TranscriptSelection></Transcript>
        <AudioSelection guid="${guid(67)}" begin="0" end="9"><Coding guid="${guid(68)}"><CodeRef targetGUID="${guid(10)}"/></Coding></AudioSelection></AudioSource>
    </Sources>
    <Notes>${note(30, 'Modal', 'Tentang kode')}${note(31, '', 'Tentang sumber')}${note(32, '', 'Anotasi NVivo')}${note(33, '', 'Lepas')}</Notes>
    <Links><Link guid="${guid(80)}" name="menyebabkan" direction="OneWay" originGUID="${guid(10)}" targetGUID="${guid(40)}"/>
      <Link guid="${guid(81)}" originGUID="${guid(32)}" targetGUID="${guid(20002)}"/><Link guid="${guid(82)}" name="lihat" originGUID="${guid(20000)}" targetGUID="${guid(20001)}"/></Links>
    <Sets><Set guid="${guid(90)}" name="Desa"><MemberSource targetGUID="${guid(20)}"/></Set></Sets>
    <Graphs><Graph guid="${guid(91)}" name="Peta"/></Graphs>`
  if (hasSchemas) expect(schemaFault('Project', qde(how.origin, inside))).toBeNull()
  const media = ['foto.jpg', 'lap.pdf', 'suara.mp3'].map((name) => ({
    name: `Sources/${name}`,
    text: 'x',
  }))
  const bundle = await bundled(qdpx(how, inside, { 20: talk, 21: 'Pendek.' }, media))
  const said = ({ on, text }: Bundle['memos'][number]) =>
    on.kind === 'segment' ? [talk.slice(on.start, on.end), text] : [on.kind, text]
  expect(bundle.memos.map(said).toSorted()).toEqual(
    [
      ['arisan', 'anotasi'],
      ['berhenti', 'Anotasi NVivo'],
      ['code', 'Modal\n\nTentang kode'],
      ['source', 'Tentang sumber'],
      ['study', 'Lepas'],
    ].toSorted(),
  )
  expect(bundle.codings.map(({ note, source }) => [source, note])).toEqual([
    [guid(20), 'pendek'],
    [guid(26), ''],
    [guid(60), ''],
  ])
  const [, , pdf, audio] = bundle.sources
  expect(pdf).toMatchObject({
    text: 'Isi laporan itu.',
    file: { entry: 'Sources/lap.pdf', name: 'Laporan.pdf' },
  })
  expect(audio).toMatchObject({
    text: 'Halo semua.\nMari mulai.',
    file: { entry: 'Sources/suara.mp3' },
  })
  expect(audio?.blocks?.map(({ timeMs }) => timeMs)).toEqual([0, 4_200])
  expect(bundle.codings.at(-1)).toMatchObject({ start: 12, end: 16 })
  const [sri, nameless] = bundle.cases
  expect(sri).toMatchObject({ label: 'Bu Sri', attributes: { Umur: '41' } })
  expect(sri?.code).toMatch(/^K-[0-9a-f]{8}$/)
  expect(nameless).toMatchObject({ label: 'Wawancara 21', attributes: { Umur: '17' } })
  expect(bundle.sources.map(({ case: of }) => of)).toEqual([sri?.code, nameless?.code, null, null])
  expect(bundle.relations).toEqual([
    {
      key: guid(80),
      from: guid(10),
      to: guid(40),
      name: 'menyebabkan',
      isOneWay: true,
      sign: '?',
      note: '',
    },
  ])
  expect(bundle.left).toEqual(
    expect.arrayContaining([
      { kind: 'text-missing', count: 1, names: ['Hilang'] },
      { kind: 'picture-source', count: 1, names: ['Foto'] },
      { kind: 'picture-coding', count: 1, names: ['Foto: '] },
      { kind: 'media-coding', count: 1, names: ['Rekaman: '] },
      { kind: 'link', count: 1, names: ['lihat'] },
      { kind: 'set', count: 1, names: ['Desa'] },
      { kind: 'graph', count: 1, names: ['Peta'] },
    ]),
  )
  expect(bundle.left).toHaveLength(7)
})

test('words that are only in a Word document, beside a text of one sign, or in UTF-16, are read', async () => {
  const how = manners.nvivo
  const word = docxBytes([
    { runs: [{ text: 'Kami menabung.' }] },
    { runs: [{ text: 'Lalu arisan.' }] },
  ])
  const source = (n: number, paths: string) =>
    `<TextSource guid="${guid(n)}" name="W ${n}" ${paths}><PlainTextSelection guid="${guid(n + 100)}" startPosition="5" endPosition="13"><Coding guid="${guid(n + 200)}"><CodeRef targetGUID="${guid(10)}"/></Coding></PlainTextSelection></TextSource>`
  const inside = `${codeBook}<Sources>
    ${source(20, 'richTextPath="internal://a.docx"')}
    ${source(21, 'richTextPath="internal://a.docx" plainTextPath="internal://satu.txt"')}
    ${source(22, 'plainTextPath="internal://lebar.txt"')}</Sources>`
  const bundle = await bundled(
    qdpx(how, inside, {}, [
      { name: 'Sources/A.docx', text: word },
      { name: 'Sources/satu.txt', text: ' ' },
      { name: 'Sources/lebar.txt', text: Buffer.from('\ufeffKami menabung 🌾.', 'utf16le') },
    ]),
  )
  expect(
    bundle.codings.map(({ source: key, start, end }) =>
      bundle.sources.find((one) => one.key === key)?.text.slice(start, end),
    ),
  ).toEqual(['menabung', 'menabung', 'menabung'])
  expect(bundle.sources.map(({ file }) => file?.entry ?? null)).toEqual([
    'Sources/A.docx',
    'Sources/A.docx',
    null,
  ])
  expect(bundle.left).toEqual([])
})

/** Any study's content, as our own writer has it. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('\n', ' 👩‍🌾 ', 'e\u0301', 'שלום', '<&>"'),
    ),
    {
      minLength: 2,
      maxLength: 12,
    },
  )
  // What XML cannot hold comes out as its replacement.
  .map((parts) =>
    normalise(`a${parts.join(' ')}z`)
      .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
      .toWellFormed(),
  )
const anyStudy = fc.record({
  texts: fc.array(anyText, { minLength: 1, maxLength: 4 }),
  codings: fc.array(
    fc.record({
      source: fc.nat(3),
      code: fc.nat(2),
      by: fc.nat(1),
      a: fc.double({ min: 0, max: 1, noNaN: true }),
      b: fc.double({ min: 0, max: 1, noNaN: true }),
      note: fc.constantFrom('', 'Sebuah catatan', 'dua\nbaris'),
      weight: fc.option(fc.nat(100)),
    }),
    { maxLength: 12 },
  ),
  conclusions: fc.array(
    fc.record({
      claim: fc.constantFrom('Mulai dari sampah', 'Dua\nbaris <&>'),
      question: fc.constantFrom('', 'Bagaimana?'),
      state: fc.constantFrom(...findingStates),
      code: fc.nat(2),
      stance: fc.constantFrom('supports', 'qualifies', 'contradicts', 'context'),
      strength: fc.constantFrom(1, 2, 3),
      note: fc.constantFrom('', 'catatan\nbukti'),
      theory: fc.constantFrom('', 'modal sosial'),
    }),
    { maxLength: 3 },
  ),
})

test('a study out and in again is the same', async () => {
  await fc.assert(
    fc.asyncProperty(anyStudy, async ({ texts, codings, conclusions }) => {
      const codes: QdcCode[] = [0, 1, 2].map((n) => ({
        id: guid(100 + n),
        guid: null,
        parent: n === 2 ? guid(101) : null,
        name: `kode-${n}`,
        label: `Kode ${n}`,
        definition: 'Apa',
        include: n === 1 ? 'Bila' : '',
        exclude: '',
        example: '',
        hue: n,
        position: n,
        retiredAt: null,
      }))
      const inside = (text: string, at: number) => {
        const place = Math.min(text.length, Math.floor(at * text.length))
        return text.slice(0, place).isWellFormed() ? place : place - 1
      }
      const placed = codings.flatMap(({ source, a, b, ...more }, n) => {
        const which = source % texts.length
        const text = texts[which] ?? ''
        const [start, end] = [inside(text, Math.min(a, b)), inside(text, Math.max(a, b))]
        return end > start ? [{ ...more, n, which, start, end, text }] : []
      })
      let xml = out.beginQde('studi')
      const writer = out.qdeWriter((piece) => {
        xml += piece
      }, null)
      for (const n of [0, 1]) writer.put('Users', out.userXml(guid(200 + n), `coder-${n + 1}`))
      writer.put('CodeBook', writeCodes(codes, new Map([[guid(100), [guid(700)]]])))
      writer.put('Variables', out.variableXml(guid(500), 'umur', 'Text'))
      writer.put(
        'Cases',
        out.caseXml({
          guid: guid(600),
          name: 'P-001',
          description: '',
          values: [
            { variable: ourVariable('kind'), type: 'Text', value: 'participant' },
            { variable: ourVariable('role'), type: 'Text', value: 'anggota' },
            { variable: guid(500), type: 'Text', value: '41' },
          ],
          sources: [guid(300)],
          selections: [],
        }),
      )
      for (const [n, text] of texts.entries()) {
        const points = codePoints(text)
        const selections = placed
          .filter(({ which }) => which === n)
          .map((one) => ({
            guid: guidFrom('selection', one.n),
            name: out.nameOf(text.slice(one.start, one.end)),
            start: points(one.start),
            end: points(one.end),
            description: one.note,
            by: guid(200 + one.by),
            codings: [
              {
                guid: guid(400 + one.n),
                code: guid(100 + one.code),
                by: guid(200 + one.by),
                at: '2026-11-01T00:00:00.000Z',
                notes: [
                  ...(one.weight === null ? [] : [weightNote(one.weight)]),
                  ...(one.n === 0 ? [guid(701)] : []),
                ],
              },
            ],
            notes: [],
          }))
        writer.put(
          'Sources',
          out.sourceXml({
            guid: guid(300 + n),
            name: `Sumber ${n}`,
            selections,
            notes: n === 0 ? [guid(702)] : [],
            values: [{ variable: ourVariable('technique'), type: 'Text', value: 'fgd' }],
          }),
        )
      }
      for (const weight of new Set(placed.flatMap((one) => one.weight ?? [])))
        writer.put(
          'Notes',
          out.noteXml({
            guid: weightNote(weight),
            name: `Bobot ${weight}`,
            text: `weight: ${weight}`,
          }),
        )
      const memos = [700, 702, 703, ...(placed.some(({ n }) => n === 0) ? [701] : [])]
      for (const n of memos)
        writer.put(
          'Notes',
          out.noteXml({ guid: guid(n), name: `Memo ${n}`, text: `Memo ${n}\nlagi`, by: guid(200) }),
        )
      writer.put('Notes', out.noteXml({ guid: guid(704), name: 'kata', text: 'kata Wayan' }))
      for (const [n, one] of conclusions.entries()) {
        writer.put(
          'Notes',
          out.noteXml({
            guid: guid(900 + n),
            name: `#${n}`,
            text: one.claim,
            values: [
              ...ourValue('kind', 'finding'),
              ...ourValue('claim', one.claim),
              ...ourValue('question', one.question),
              ...ourValue('state', one.state),
            ],
          }),
        )
        if (placed.length === 0) continue
        writer.put(
          'Notes',
          out.noteXml({
            guid: guidFrom('note', guid(920 + n)),
            name: '',
            text: one.note || one.stance,
            values: [
              ...ourValue('kind', one.note === '' ? 'evidence' : 'evidence-note'),
              ...ourValue('strength', String(one.strength)),
              ...ourValue('theory', one.theory),
            ],
          }),
        )
      }
      writer.put(
        'Links',
        out.linkXml({
          guid: guid(800),
          name: 'causes +',
          direction: 'OneWay',
          from: guid(100),
          to: guid(101),
          notes: [guid(704)],
        }),
      )
      for (const [n, one] of conclusions.entries()) {
        const note = guidFrom('note', guid(920 + n))
        const link = (id: string, name: string, to: string, notes: string[] = []) =>
          writer.put(
            'Links',
            out.linkXml({ guid: id, name, direction: 'OneWay', from: guid(900 + n), to, notes }),
          )
        link(guid(910 + n), aboutName, guid(100 + one.code))
        if (placed.length > 0)
          link(guid(920 + n), one.stance, guidFrom('selection', placed[0]?.n ?? 0), [note])
      }
      const vertices = [0, 2].map((n) => ({
        ...{ guid: guid(830 + n), of: guid(100 + n), name: `Kode ${n}` },
        ...{ x: n * 40 - 10, y: 7, color: '#000000' },
      }))
      writer.put('Graphs', out.graphXml(guid(810), 'Jejaring', vertices, []))
      writer.end([guid(703)])
      const bundle = await bundled(
        zipOf([
          ...texts.map((text, n) => ({ name: out.textName(guid(300 + n)), text })),
          { name: 'project.qde', text: xml },
        ]),
      )
      expect(bundle.sources.map(({ key, text, technique }) => [key, text, technique])).toEqual(
        texts.map((text, n) => [guid(300 + n), text, 'fgd']),
      )
      expect(bundle.codes).toEqual(
        codes.map(({ id, retiredAt: _, guid: __, ...code }) => ({
          ...code,
          key: id,
          guid: id,
          position: expect.any(Number),
        })),
      )
      expect(bundle.codings.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual(
        placed
          .map((one) => ({
            key: guid(400 + one.n),
            source: guid(300 + one.which),
            code: guid(100 + one.code),
            coder: guid(200 + one.by),
            start: one.start,
            end: one.end,
            note: one.note,
            weight: one.weight,
            madeAt: '2026-11-01T00:00:00.000Z',
          }))
          .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      )
      expect(bundle.memos.map(({ key, on }) => [key, on.kind]).toSorted()).toEqual(
        memos
          .map((n) => [guid(n), { 700: 'code', 701: 'coding', 702: 'source', 703: 'study' }[n]])
          .toSorted(),
      )
      expect(bundle.participants).toEqual([
        { code: 'P-001', role: 'anggota', case: null, attributes: { umur: '41' }, identity: null },
      ])
      expect(bundle.relations).toEqual([
        {
          key: guid(800),
          from: guid(100),
          to: guid(101),
          name: 'causes',
          isOneWay: true,
          sign: '+',
          note: 'kata Wayan',
        },
      ])
      expect(bundle.places).toEqual([
        { key: guid(100), x: -10, y: 7 },
        { key: guid(102), x: 70, y: 7 },
      ])
      expect(bundle.findings).toEqual(
        conclusions.map(({ claim, question, state, code }, n) => ({
          ...{ key: guid(900 + n), claim, question, state },
          ...{ scope: '', rival: '', codes: [guid(100 + code)] },
        })),
      )
      expect(bundle.evidence).toEqual(
        conclusions.flatMap(({ stance, strength, note, theory }, n) =>
          placed.length === 0
            ? []
            : [
                {
                  ...{ key: guid(920 + n), finding: guid(900 + n), stance, strength, note, theory },
                  coding: guid(400 + (placed[0]?.n ?? 0)),
                },
              ],
        ),
      )
      expect(bundle.left).toEqual([])
    }),
    { numRuns: 40 },
  )
}, 60_000)

test('a hostile archive or file is refused by name', async () => {
  const how = manners.maxqda
  const fault = async (bytes: Uint8Array) => {
    const found = await read(bytes)
    return 'fault' in found ? found.fault : 'read'
  }
  const of = (text: string) => zipOf([{ name: 'project.qde', text }])
  expect(await fault(of('<!DOCTYPE x [<!ENTITY a "b">]><Project/>'))).toBe('xml-doctype')
  expect(await fault(of('<Project>'))).toBe('xml-broken')
  expect(await fault(of('<html/>'))).toBe('no-project')
  expect(await fault(zipOf([{ name: 'word/document.xml', text: 'x' }]))).toBe('no-project')
  expect(await fault(zipOf([{ name: '../project.qde', text: qde('x', '') }]))).toBe('zip-name')
  expect(await fault(new Uint8Array(100))).toBe('zip-broken')
  expect(await fault(of(`<Project>${'<Code>'.repeat(90)}${'</Code>'.repeat(90)}</Project>`))).toBe(
    'xml-deep',
  )
  // It says that it is small.
  expect(
    await fault(
      zipOf([{ name: 'project.qde', text: qde('x', ' '.repeat(3_000_000)), lie: { size: 900 } }]),
    ),
  ).toBe('zip-size')
  // A million codings, pushed until the reader has had enough.
  const coded =
    '<PlainTextSelection startPosition="0" endPosition="1"><Coding><CodeRef/></Coding></PlainTextSelection>'
  const reader = qdeReader()
  reader.push(Buffer.from('<Project><Sources><TextSource>'))
  const piece = Buffer.from(coded.repeat(1_000))
  expect(() => {
    for (let at = 0; at < 1_000; at++) reader.push(piece)
  }).toThrow('xml-long')
  const outside = `<Sources><TextSource guid="${guid(1)}" name="etc" plainTextPath="absolute:///etc/passwd"/><TextSource guid="${guid(3)}" name="up" plainTextPath="internal://../project.qde"/></Sources>`
  expect((await bundled(qdpx(how, outside, {}))).left).toEqual([
    { kind: 'text-missing', count: 2, names: ['etc', 'up'] },
  ])
}, 60_000)

test('names of entries are read as UTF-8, and otherwise as code page 437', async () => {
  const how = manners.maxqda
  const path = (name: string) =>
    `<Sources><TextSource guid="${guid(20)}" name="W" plainTextPath="internal://${name}"/></Sources>`
  const named = await bundled(
    qdpx(how, path('catatan-é👩‍🌾.txt'), {}, [{ name: 'sources/catatan-é👩‍🌾.txt', text: 'Isi' }]),
  )
  expect(named.sources.map(({ text }) => text)).toEqual(['Isi'])
  expect(entryName(Uint8Array.of(0x63, 0x61, 0x66, 0x82))).toBe('café')
  // Info-ZIP writes the name in UTF-8 beside one in a code page; what was written for another name counts for nothing.
  const told = (name: Uint8Array, of: Uint8Array) => {
    const words = new TextEncoder().encode('catatan-é.txt')
    const extra = new Uint8Array(13 + words.length)
    const view = new DataView(extra.buffer)
    view.setUint16(0, 0x5455, true)
    view.setUint16(4, 0x7075, true)
    view.setUint16(6, words.length + 5, true)
    extra[8] = 1
    view.setUint32(9, crc32(of), true)
    extra.set(words, 13)
    return unicodeName(name, extra)
  }
  const plain = Uint8Array.of(0x63, 0x3f)
  expect(told(plain, plain)).toBe('catatan-é.txt')
  expect(told(plain, Uint8Array.of(0x64))).toBeNull()
  expect(unicodeName(plain, Uint8Array.of(0x75, 0x70, 0xff, 0xff, 1))).toBeNull()
  // A slash in an overlong spelling is no slash.
  expect(entryName(Uint8Array.of(0xc0, 0xaf))).not.toContain('/')
})
