// An XForm as an instrument. What it says and we have no place for is told as a warning; what cannot be an instrument is
// told as a problem, all of them at once.
import * as v from 'valibot'
import type { ChoiceList } from '../instrument/choices.ts'
import { languageTags } from '../instrument/language-name.ts'
import { Instrument, type Item } from '../instrument/model.ts'
import { faultsOf } from '../instrument/sound.ts'
import { authored } from './authored.ts'
import { type Controls, controlsIn } from './controls.ts'
import { itemOf } from './items.ts'
import { listsIn } from './lists.ts'
import { type Named, nameAll } from './names.ts'
import { textsIn } from './read-texts.ts'
import { type Element, elements, only, wordsIn } from './tree.ts'

/** Why a form is no instrument; the reasons of an instrument's soundness come besides. */
export type XFormProblem = 'xform.not-a-form' | 'xform.no-instance' | 'xform.no-questions'
/** What was changed or left aside on the way. */
export type XFormWarning = 'name.changed' | 'label.none' | 'language.unnamed' | 'control.left-out'

/** `at` is a path in the form, or a place in the instrument made of it. */
export type XFormRemark<Reason extends string> = { at: string; reason: Reason; about: string }
export type XFormRead = {
  /** Null when there are problems. */
  instrument: Instrument | null
  problems: XFormRemark<string>[]
  warnings: XFormRemark<XFormWarning>[]
}

/** What reading one form knows everywhere. */
export type Room = {
  binds: ReadonlyMap<string, Element>
  controls: Controls
  /** Values that are set by an event, by the path that they are set at. */
  sets: ReadonlyMap<string, Element[]>
  texts: ReturnType<typeof textsIn>
  lists: ReadonlyMap<string, ChoiceList>
  nameAt: (path: string) => string | undefined
  warn: (reason: XFormWarning, at: string, about?: string) => void
}

export function readXForm(html: Element): XFormRead {
  const warnings: XFormRead['warnings'] = []
  const warn: Room['warn'] = (reason, at, about = at) => warnings.push({ at, reason, about })
  const refused = (reason: XFormProblem): XFormRead => ({
    instrument: null,
    problems: [{ at: '', reason, about: '' }],
    warnings,
  })
  const head = only(html, 'head')
  const model = only(head, 'model')
  if (!model) return refused('xform.not-a-form')
  const data = elements(only(model, 'instance'))[0]
  if (!data) return refused('xform.no-instance')

  const { nodes, renamed } = nameAll(data)
  const names = namesByPath(nodes)
  const nameAt = (path: string) => names.get(path)
  for (const { path, name } of renamed) warn('name.changed', path, `${path} → ${name}`)
  const translations = elements(only(model, 'itext'), 'translation')
  const spoken = translations.map((one) => one.attributes.lang ?? 'default')
  const main = translations.find((one) => 'default' in one.attributes)?.attributes.lang ?? spoken[0]
  const ordered = [...new Set([...(main === undefined ? [] : [main]), ...spoken])]
  const tags = languageTags(ordered.length > 0 ? ordered : ['default'])
  for (const [name, tag] of tags) if (tag.startsWith('q')) warn('language.unnamed', name)
  const texts = textsIn(translations, tags, nameAt)
  const room: Room = {
    binds: byNodeset(model),
    controls: controlsIn(only(html, 'body'), `/${data.name}`),
    sets: setsIn(html),
    texts,
    lists: listsIn(model, only(html, 'body'), texts),
    nameAt,
    warn,
  }
  const items = nodes.flatMap((node): Item[] => itemOf(room, node))
  if (items.length === 0) return refused('xform.no-questions')
  return made(data, head, room, items, [...tags.values()], warnings)
}

function made(
  data: Element,
  head: Element | undefined,
  room: Room,
  items: Item[],
  languages: string[],
  warnings: XFormRead['warnings'],
): XFormRead {
  const [first = 'id'] = languages
  const id = data.attributes.id ?? data.name
  const title = only(head, 'title')
  const named = room.binds.get(`/${data.name}/meta/instanceName`)?.attributes.calculate
  const { version } = data.attributes
  const draft = {
    slug: slugOf(id),
    kind: 'survey',
    technique: 'interview',
    title: { [first]: (title && wordsIn(title).trim()) || id },
    languages,
    about: 'study',
    roles: [],
    needs: [],
    items,
    ...(room.lists.size > 0 && { lists: Object.fromEntries(room.lists) }),
    ...(named !== undefined && {
      responseName: authored(named, `/${data.name}/meta/instanceName`, room.nameAt),
    }),
    extra: { form_id: id, ...(version !== undefined && version !== '' && { version }) },
  }
  const parsed = v.safeParse(Instrument, draft)
  if (!parsed.success) {
    const problems = parsed.issues.map(({ path = [], message }) => {
      const at = path.map(({ key }) => String(key)).join('.')
      return { at, reason: 'limit.passed', about: message }
    })
    return { instrument: null, problems, warnings }
  }
  const problems = faultsOf(parsed.output).map(({ at, reason }) => ({ at, reason, about: at }))
  return { instrument: problems.length > 0 ? null : parsed.output, problems, warnings }
}

function slugOf(id: string): string {
  const plain = id
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 63)
  return plain === '' ? 'form' : plain
}

function namesByPath(nodes: readonly Named[]): Map<string, string> {
  const names = new Map<string, string>()
  const visit = (node: Named): void => {
    names.set(node.path, node.name)
    node.children.forEach(visit)
  }
  nodes.forEach(visit)
  return names
}

function byNodeset(model: Element): Map<string, Element> {
  return new Map(elements(model, 'bind').map((bind) => [bind.attributes.nodeset ?? '', bind]))
}

/** `setvalue` stands in the model, or in the control whose change triggers it. */
function setsIn(html: Element): Map<string, Element[]> {
  const found = new Map<string, Element[]>()
  const visit = (element: Element, control: string | undefined): void => {
    const own = element.attributes.ref ?? control
    for (const child of elements(element)) {
      if (child.name !== 'setvalue') {
        visit(child, own)
        continue
      }
      const at = child.attributes.ref ?? child.attributes.bind ?? ''
      const told =
        own === undefined ? child : { ...child, attributes: { ...child.attributes, trigger: own } }
      found.set(at, [...(found.get(at) ?? []), told])
    }
  }
  visit(html, undefined)
  return found
}
