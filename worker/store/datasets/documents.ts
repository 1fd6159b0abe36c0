// What leaves as documents: coded transcripts, the codebook to read, the factor network for graph programs.
import { hueOnPaper } from '../../../core/coding/hues.ts'
import { docxBytes, type Paragraph } from '../../../core/dataset/docx.ts'
import { graphml } from '../../../core/dataset/graphml.ts'
import type { Transcript, Turn } from '../../../core/dataset/transcript.ts'
import { transcriptDocx } from '../../../core/dataset/transcript-docx.ts'
import { transcriptHtml } from '../../../core/dataset/transcript-html.ts'
import { writeQdc } from '../../../core/refi/codebook.ts'
import { origin } from '../../../core/refi/ours.ts'
import { utf8 } from '../../../core/table/utf8.ts'
import { rows } from '../db.ts'
import {
  type CodedSource,
  type Codes,
  type Coding,
  codedPage,
  coderOf,
  codersOf,
  codesOf,
} from './coded.ts'
import type { Files, Ground } from './ground.ts'
import { maskedCodes } from './project-names.ts'
import { clock } from './segments.ts'
import { type Shown, shownTexts } from './shown.ts'
import { type CodeRow, codebookQuery, type Relation, relationsQuery } from './study.ts'

/** Each coded source as a page and as a Word document. Nobody's words are in them who has not agreed to be quoted. */
export async function transcriptFiles(ground: Ground): Promise<Files> {
  const { db, study, mask } = ground
  const [codes, coders] = await Promise.all([codesOf(ground), codersOf(ground)])
  const hues = new Map(
    (await rows<CodeRow>(db, codebookQuery(study.id))).map(({ id, hue }) => [id, hue]),
  )
  return {
    title: { id: 'Transkrip terkode', en: 'Coded transcripts' },
    cost: 7,
    async page(cursor) {
      const { sources, codings, next } = await codedPage(ground, cursor, true)
      const texts = await shownTexts(ground, sources)
      const bySource = Map.groupBy(codings, ({ source }) => source)
      const files = sources.flatMap((source) => {
        const text = texts.get(source.id)
        const there = bySource.get(source.id)
        if (text === undefined || there === undefined) return []
        const transcript = transcriptOf(source, text, there)
        const name = `transcripts/${fileName(mask(source.title))}-${source.id.slice(0, 8)}`
        return [
          { name: `${name}.html`, bytes: utf8(transcriptHtml(transcript)) },
          { name: `${name}.docx`, bytes: transcriptDocx(transcript) },
        ]
      })
      return { files, next }
    },
  }

  function transcriptOf(source: CodedSource, moved: Shown, codings: readonly Coding[]): Transcript {
    const turns = moved.blocks.map(
      (block): Turn => ({
        ...moved.span(block.start, block.end),
        speaker: mask(block.speaker ?? ''),
        asks: block.asks === true,
        time: block.timeMs === undefined ? '' : clock(block.timeMs),
        heading: mask(block.heading ?? ''),
      }),
    )
    const about = [
      source.technique,
      source.participant,
      source.role && mask(source.role),
      source.case && mask(source.case),
      source.occurredOn,
    ]
    return {
      title: mask(source.title),
      about: about.flatMap((line) => line ?? []),
      text: moved.text,
      turns,
      language: study.language,
      codings: codings.map((coding) => ({
        id: coding.id,
        ...moved.span(coding.start, coding.end),
        label: mask(codes.get(coding.code)?.path ?? ''),
        coder: coderOf(coding, coders) ?? '',
        colour: hueOnPaper[hues.get(coding.code) ?? 0] ?? '',
        note: coding.voice.mayQuote ? mask(coding.note) : '',
      })),
    }
  }
}

/** Safe in every file system. */
function fileName(title: string): string {
  return (
    title
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^A-Za-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 60)
      .toLowerCase() || 'source'
  )
}

const words = {
  id: {
    title: 'Buku kode',
    definition: 'Definisi',
    include: 'Kapan dipakai',
    exclude: 'Kapan tidak dipakai',
    example: 'Contoh',
    retired: 'dipensiunkan',
    uses: 'pengodean',
  },
  en: {
    title: 'Codebook',
    definition: 'Definition',
    include: 'When to use',
    exclude: 'When not to use',
    example: 'Example',
    retired: 'retired',
    uses: 'codings',
  },
}

export async function codebookFiles(ground: Ground): Promise<Files> {
  const { db, study, mask } = ground
  const m = ground.language.startsWith('id') ? words.id : words.en
  return {
    title: { id: 'Buku kode (Word, QDC)', en: 'Codebook (Word, QDC)' },
    cost: 3,
    async page() {
      const [codes, found] = await Promise.all([
        codesOf(ground),
        rows<CodeRow>(db, codebookQuery(study.id)),
      ])
      const tree = inTree(found, codes)
      const paragraphs: Paragraph[] = [{ style: 'Title', runs: [{ text: m.title }] }]
      for (const { code, depth } of tree) {
        const more = [
          `${code.coder + code.consensus} ${m.uses}`,
          ...(code.retired === null ? [] : [m.retired]),
        ]
        paragraphs.push(
          {
            style: depth === 0 ? 'Heading1' : 'Heading2',
            indent: Math.max(0, depth - 1),
            runs: [{ text: mask(code.label) }],
          },
          {
            style: 'Quiet',
            indent: depth,
            runs: [{ text: [mask(code.name), ...more].join(' · ') }],
          },
        )
        for (const part of ['definition', 'include', 'exclude', 'example'] as const)
          if (code[part] !== '')
            paragraphs.push({
              indent: depth,
              runs: [{ text: `${m[part]}: `, bold: true }, { text: mask(code[part]) }],
            })
      }
      const files = [{ name: 'codebook.docx', bytes: docxBytes(paragraphs) }]
      const masked = await maskedCodes(ground)
      // The schema wants a code in it.
      if (masked.length > 0)
        files.push({ name: 'codebook.qdc', bytes: utf8(writeQdc(masked, origin)) })
      return { files, next: null }
    },
  }
}

/** Each code before those under it. */
function inTree(found: readonly CodeRow[], codes: Codes): { code: CodeRow; depth: number }[] {
  const children = Map.groupBy(found, ({ parent }) =>
    parent !== null && codes.has(parent) ? parent : null,
  )
  const seen = new Set<string>()
  const below = (parent: string | null, depth: number): { code: CodeRow; depth: number }[] =>
    (children.get(parent) ?? []).flatMap((code) => {
      if (seen.has(code.id)) return []
      seen.add(code.id)
      return [{ code, depth }, ...below(code.id, depth + 1)]
    })
  return below(null, 0)
}

export async function networkFiles(ground: Ground): Promise<Files> {
  const { db, study, mask } = ground
  return {
    title: { id: 'Jejaring faktor (GraphML)', en: 'Factor network (GraphML)' },
    cost: 2,
    async page() {
      const [codes, found] = await Promise.all([
        codesOf(ground),
        rows<Relation>(db, relationsQuery(study.id)),
      ])
      const met = new Set(found.flatMap(({ from, to }) => [from, to]))
      const text = graphml({
        nodes: [...codes]
          .filter(([id]) => met.has(id))
          .map(([id, code]) => ({ id, name: mask(code.name), label: mask(code.label) })),
        edges: found.map((one) => ({ ...one, type: mask(one.type), note: mask(one.note) })),
      })
      return { files: [{ name: 'network.graphml', bytes: utf8(text) }], next: null }
    },
  }
}
