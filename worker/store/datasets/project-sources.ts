// The sources of a project: their texts, and then what was marked in them.
import { codePoints } from '../../../core/refi/code-points.ts'
import { guidFrom } from '../../../core/refi/guid.ts'
import { ourVariable, weightNote } from '../../../core/refi/ours.ts'
import {
  nameOf,
  type QdeCoding,
  type QdeSelection,
  type QdeValue,
  sourceXml,
  textName,
} from '../../../core/refi/project-write.ts'
import { utf8 } from '../../../core/table/utf8.ts'
import { techniques } from '../../../core/wire/words.ts'
import { crc32 } from '../../../core/zip/crc32.ts'
import { type CodedPage, type CodedSource, type Coding, codedPage } from './coded.ts'
import { techniqueLabels } from './columns.ts'
import type { Ground } from './ground.ts'
import { codeGuids, userGuid } from './project-names.ts'
import { evidenceOn, type MemoOn, memosOn } from './project-notes.ts'
import type { Out, State } from './project-state.ts'
import { type Shown, shownTexts } from './shown.ts'

/** Narrowed by what is coded, only what has a coding left is taken along; otherwise every source is. */
async function sourcePage(ground: Ground, cursor: string | null): Promise<CodedPage> {
  const { codes, layer, roles } = ground.filter
  const isNarrow = codes !== undefined || layer !== undefined || roles !== undefined
  const page = await codedPage(ground, cursor, true, !isNarrow)
  if (!isNarrow) return page
  const left = new Set(page.codings.map(({ source }) => source))
  return { ...page, sources: page.sources.filter(({ id }) => left.has(id)) }
}

export async function textStage(ground: Ground, state: State, out: Out): Promise<string | null> {
  const { sources, next } = await sourcePage(ground, state.cursor)
  const texts = await shownTexts(ground, sources)
  for (const source of sources) {
    const shown = texts.get(source.id)
    if (!shown) continue
    out.file(textName(source.id), utf8(shown.text))
    const theirs = (key: string) => {
      state.theirs[key] ??= { sources: [], turns: [] }
      return state.theirs[key]
    }
    if (source.participant !== null)
      theirs(`participant ${source.participant}`).sources.push(source.id)
    if (source.case !== null) theirs(`case ${source.case}`).sources.push(source.id)
    for (const { speaker, guid } of turnsOf(source, shown))
      theirs(`participant ${speaker}`).turns.push(guid)
  }
  return next
}

type SpokenTurn = { speaker: string; guid: string; start: number; end: number }

/** Turns of participants who are not the source's own: in a focus group each speaks for themselves. */
function turnsOf(source: CodedSource, { blocks, speakers }: Shown): SpokenTurn[] {
  return blocks.flatMap(({ speaker = '', start, end }) =>
    speakers.has(speaker) && speaker !== source.participant
      ? [{ speaker, guid: guidFrom('turn', source.id, start), start, end }]
      : [],
  )
}

export async function sourceStage(ground: Ground, state: State, out: Out): Promise<string | null> {
  const { sources, codings, withdrawn, next } = await sourcePage(ground, state.cursor)
  const [texts, memos, evidence, codes] = await Promise.all([
    shownTexts(ground, sources),
    memosOn(ground, sources, codings),
    evidenceOn(ground, codings),
    codeGuids(ground),
  ])
  const checks = new Map(state.zip.entries.map(({ name, crc }) => [name, crc]))
  const bySource = Map.groupBy(codings, ({ source }) => source)
  const bySubject = Map.groupBy(memos, ({ on }) => on)
  state.withheld.withdrawn += withdrawn
  for (const source of sources) {
    const shown = texts.get(source.id)
    const check = checks.get(textName(source.id))
    if (!shown || check === undefined) continue
    const there = bySource.get(source.id) ?? []
    countLeft(state, shown)
    joinSets(ground, state, source)
    // Corrected, or its consent taken back, since its text was written: nothing of it would stand where it should.
    if (crc32(utf8(shown.text)) !== check) {
      state.left.changed += there.length
      out.put('Sources', sourceXml(bare(ground, source)))
      continue
    }
    const place = placer(shown)
    const marked = codingSelections(ground, state, there, place, codes, bySubject)
    const turns = turnsOf(source, shown).map(
      (turn): QdeSelection => ({
        ...empty,
        ...place(turn.start, turn.end),
        guid: turn.guid,
        name: turn.speaker,
      }),
    )
    const [onSpans, onWhole] = split(source, bySubject.get(source.id) ?? [], place)
    const together = Map.groupBy(there, (coding) => selectionGuid(ground, coding))
    for (const [selection, codings] of together)
      for (const { id, voice } of codings)
        for (const { coding, theory, note, ...one } of evidence.get(id) ?? [])
          state.evidence.push({
            ...one,
            selection,
            coding: codings.length > 1 ? coding : '',
            theory: ground.mask(theory),
            // As a coding's: it may repeat what was said.
            note: voice.mayQuote ? ground.mask(note) : '',
          })
    const selections = [...marked, ...turns, ...onSpans].sort(
      (a, b) => a.start - b.start || a.end - b.end,
    )
    state.noted.push(
      ...onWhole,
      ...selections.flatMap(({ notes }) => notes),
      ...there.flatMap(({ id }) => (bySubject.get(id) ?? []).map((memo) => memo.id)),
    )
    out.put('Sources', sourceXml({ ...bare(ground, source), selections, notes: onWhole }))
  }
  return next
}

type Place = (start: number, end: number) => { start: number; end: number; words: string }

/** Where a stretch of the source lies in the text that leaves. */
function placer(shown: Shown): Place {
  const points = codePoints(shown.text)
  return (from, to) => {
    const { start, end } = shown.span(from, to)
    return { start: points(start), end: points(end), words: shown.text.slice(start, end) }
  }
}

const empty = { description: '', codings: [], notes: [] } as const

function bare({ mask }: Ground, source: CodedSource) {
  const text = (variable: string, value: string | null): QdeValue[] =>
    value === null ? [] : [{ variable, type: 'Text', value }]
  return {
    guid: source.id,
    name: mask(source.title),
    at: source.addedAt,
    selections: [],
    notes: [],
    values: [
      ...text(ourVariable('technique'), source.technique),
      ...text(ourVariable('role'), source.role === null ? null : mask(source.role)),
      ...text(ourVariable('participant'), source.participant),
      ...text(ourVariable('case'), source.case === null ? null : mask(source.case)),
      ...(source.occurredOn === null
        ? []
        : [
            {
              variable: ourVariable('occurredOn'),
              type: 'Date' as const,
              value: source.occurredOn,
            },
          ]),
    ],
  }
}

/** Codings of one coder with one note over the same stretch are one selection. */
function selectionGuid({ study }: Ground, { source, start, end, note, ...who }: Coding): string {
  return guidFrom('selection', study.id, source, start, end, userGuid(study.id, who), note)
}

function codingSelections(
  ground: Ground,
  state: State,
  codings: readonly Coding[],
  place: Place,
  codes: ReadonlyMap<string, string>,
  memos: ReadonlyMap<string, readonly MemoOn[]>,
): QdeSelection[] {
  const { study, mask } = ground
  const asCoding = (coding: Coding): QdeCoding => {
    const { weight } = coding
    state.codings++
    if (weight !== null && !state.weights.includes(weight)) state.weights.push(weight)
    if (weight !== null) state.left.weights++
    return {
      guid: coding.id,
      code: codes.get(coding.code) ?? coding.code,
      by: userGuid(study.id, coding),
      at: coding.madeAt,
      notes: [
        ...(weight === null ? [] : [weightNote(weight)]),
        ...(memos.get(coding.id) ?? []).map(({ id }) => id),
      ],
    }
  }
  return [...Map.groupBy(codings, (coding) => selectionGuid(ground, coding)).entries()].flatMap(
    ([guid, [first, ...others]]) => {
      if (!first) return []
      const { words, ...where } = place(first.start, first.end)
      if (where.end <= where.start) return []
      if (!first.voice.mayQuote) state.withheld.quotes += 1 + others.length
      return [
        {
          guid,
          ...where,
          name: nameOf(words),
          by: userGuid(study.id, first),
          at: first.madeAt,
          // A note may repeat what was said, so it goes where the words go.
          description: first.voice.mayQuote ? mask(first.note) : '',
          codings: [first, ...others].map(asCoding),
          notes: [],
        },
      ]
    },
  )
}

/** Memos on a stretch of the source, each with a selection of its own, and those on the whole of it. */
function split(
  source: CodedSource,
  memos: readonly MemoOn[],
  place: Place,
): [QdeSelection[], string[]] {
  const whole: string[] = []
  const spans = memos.flatMap((memo): QdeSelection[] => {
    if (memo.start !== null && memo.end !== null && memo.version === source.version) {
      const { words, ...where } = place(memo.start, memo.end)
      if (where.end > where.start)
        return [
          {
            ...empty,
            ...where,
            guid: guidFrom('memo', memo.id),
            name: nameOf(words),
            notes: [memo.id],
          },
        ]
    }
    whole.push(memo.id)
    return []
  })
  return [spans, whole]
}

function countLeft(state: State, { blocks }: Shown): void {
  for (const { timeMs, question } of blocks) {
    if (timeMs !== undefined) state.left.moments++
    if (question !== undefined) state.left.questions++
  }
}

function joinSets({ mask, language }: Ground, state: State, source: CodedSource): void {
  const tongue = language.startsWith('id') ? 'id' : 'en'
  const join = (set: string) => {
    state.sets[set] ??= []
    state.sets[set].push(source.id)
  }
  const technique = techniques.find((one) => one === source.technique)
  if (technique) join(techniqueLabels[technique][tongue] ?? technique)
  if (source.role !== null) join(`${tongue === 'id' ? 'peran' : 'role'}: ${mask(source.role)}`)
}
