// What a project concludes: arrows between codes and where they stand in a picture; and, of ours, findings with what they rest on.
import * as v from 'valibot'
import type {
  BundleEvidence,
  BundleFinding,
  BundlePlace,
  BundleRelation,
} from '../import/bundle.ts'
import type { leftOver } from '../import/left.ts'
import { EvidenceBody, FindingBody, NetworkPlace } from '../wire/finding.ts'
import { aboutName, type OurVariable, ourVariable, usualStrength } from './ours.ts'
import type { Qde, QdeLink, QdeSource } from './project-file.ts'
import { bareWordsOf } from './project-memos.ts'
import type { Texts } from './project-texts.ts'

/** What is told already, so that nobody tells it as a memo or as a link that is left. */
export type Told = { notes: ReadonlySet<string>; links: ReadonlySet<QdeLink> }

export function conclusionsOf(
  qde: Qde,
  texts: Texts,
  isOurs: boolean,
  /** The codings of each selection, by their keys. */
  bySelection: ReadonlyMap<string, readonly string[]>,
  leave: ReturnType<typeof leftOver>['add'],
) {
  const told = { notes: new Set<string>(), links: new Set<QdeLink>() }
  const codes = new Set(qde.codes.map(({ key }) => key))
  const notes = new Map(qde.noteList.flatMap((note) => (note.guid ? [[note.guid, note]] : [])))
  const relations = qde.links.flatMap(relationOf)
  const findings = isOurs ? [...notes].flatMap(([guid, note]) => findingOf(guid, note)) : []
  const found = new Map(findings.map((one) => [one.key, one]))
  const evidence = qde.links.flatMap(evidenceOf)
  return { relations, findings, evidence, places: placesOf(), told }

  function relationOf(link: QdeLink, at: number): BundleRelation[] {
    const { guid, name, direction, from, to } = link
    if (from === null || to === null || !codes.has(from) || !codes.has(to)) return []
    told.links.add(link)
    const key = guid ?? `link ${at}`
    const isOneWay = direction === 'OneWay'
    if (!isOurs) return [{ key, from, to, name: name.slice(0, 400), isOneWay, sign: '?', note: '' }]
    // A sign is ours alone, and travels in the name; what was noted is in one note of the link.
    const [, type = name, sign] = /^([a-z-]+) ([+-])$/.exec(name) ?? []
    return [
      {
        key,
        from,
        to,
        name: type.slice(0, 400),
        isOneWay,
        sign: sign === '+' || sign === '-' ? sign : '?',
        note: noteOn(link),
      },
    ]
  }

  function noteOn({ notes: [note = ''] }: QdeLink): string {
    const held = notes.get(note)
    if (!held) return ''
    told.notes.add(note)
    return bareWordsOf(held, texts)
  }

  function findingOf(guid: string, note: QdeSource): BundleFinding[] {
    const said = saidIn(note)
    if (said('kind') !== 'finding') return []
    const body = {
      claim: said('claim'),
      question: said('question'),
      scope: said('scope'),
      rival: said('rival'),
      state: said('state'),
      codes: [],
    }
    const finding = v.safeParse(FindingBody, body)
    if (!finding.success) return []
    told.notes.add(guid)
    return [{ key: guid, ...finding.output, codes: [] }]
  }

  /** A link from a finding to a passage, or to a code that it speaks of. */
  function evidenceOf(link: QdeLink): BundleEvidence[] {
    const { guid, name, from, to } = link
    const finding = found.get(from ?? '')
    if (!finding || guid === null || to === null) return []
    if (name === aboutName && codes.has(to)) {
      told.links.add(link)
      finding.codes.push(to)
      return []
    }
    const more = notes.get(link.notes[0] ?? '')
    const said = more ? saidIn(more) : () => ''
    const there = bySelection.get(to) ?? []
    const coding = there.find((key) => key === said('coding')) ?? there[0]
    const body = {
      stance: name,
      strength: Number(said('strength') || usualStrength),
      note: more && said('kind') === 'evidence-note' ? bareWordsOf(more, texts) : '',
      theory: said('theory'),
    }
    const { stance, strength, note, theory } = EvidenceBody.entries
    const row = v.safeParse(v.object({ stance, strength, note, theory }), body)
    if (coding === undefined || !row.success) return []
    told.links.add(link)
    if (more?.guid) told.notes.add(more.guid)
    return [{ key: guid, finding: finding.key, coding, ...row.output }]
  }

  /** The picture that shows most codes; a code stands in one place here. */
  function placesOf(): BundlePlace[] {
    const drawn = qde.graphs.map(({ name, vertices }) => {
      const places = new Map<string, BundlePlace>()
      for (const { of, x, y } of vertices)
        if (
          of !== null &&
          codes.has(of) &&
          v.is(NetworkPlace.entries.x, x) &&
          v.is(NetworkPlace.entries.y, y)
        )
          places.set(of, { key: of, x, y })
      return { name, places, isWhole: vertices.length > 0 && places.size === vertices.length }
    })
    const shown = drawn.reduce<(typeof drawn)[number] | null>(
      (most, one) => (one.places.size > (most?.places.size ?? 0) ? one : most),
      null,
    )
    // What else is in a picture has no place here, so it is told even where its codes found theirs.
    for (const one of drawn) if (one !== shown || !one.isWhole) leave('graph', one.name)
    return shown ? [...shown.places.values()] : []
  }
}

function saidIn({ values }: QdeSource): (name: OurVariable) => string {
  const said = new Map(values.map(({ variable, value }) => [variable, value]))
  return (name) => said.get(ourVariable(name)) ?? ''
}
