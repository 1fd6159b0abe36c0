// The texts of an XForm by id, and of a label or hint wherever it stands: as `itext`, in place, or both.
import type { Label, Media } from '../instrument/names.ts'
import { authored } from './authored.ts'
import { type Element, elements } from './tree.ts'

export type Texts = {
  /** The words and the media of a `label` or a `hint`. */
  of: (element: Element | undefined, from: string) => Said
  byId: (id: string, from: string) => Said
}
export type Said = { label?: Label; guidance?: Label; media?: Media }

export function textsIn(
  translations: readonly Element[],
  tags: ReadonlyMap<string, string>,
  nameAt: (path: string) => string | undefined,
): Texts {
  const [first = 'id'] = tags.values()
  const found = new Map<string, { tag: string; text: Element }[]>()
  for (const translation of translations) {
    const tag = tags.get(translation.attributes.lang ?? 'default') ?? first
    for (const text of elements(translation, 'text')) {
      const id = text.attributes.id ?? ''
      found.set(id, [...(found.get(id) ?? []), { tag, text }])
    }
  }
  const byId = (id: string, from: string): Said => {
    const said: { label: Label; guidance: Label; media: Record<string, Label> } = {
      label: {},
      guidance: {},
      media: {},
    }
    for (const { tag, text } of found.get(id) ?? [])
      for (const value of elements(text, 'value')) {
        const words = withNames(value, from, nameAt)
        const form = value.attributes.form ?? 'long'
        if (words.trim() === '' || words === '-') continue
        if (form === 'long' || form === 'short') said.label[tag] ??= words
        else if (form === 'guidance') said.guidance[tag] = words
        else if (form in kinds)
          said.media[kinds[form] ?? form] = {
            ...said.media[kinds[form] ?? form],
            [tag]: words.slice(words.lastIndexOf('/') + 1),
          }
      }
    return {
      ...(filled(said.label) && { label: inFirst(said.label, first) }),
      ...(filled(said.guidance) && { guidance: inFirst(said.guidance, first) }),
      ...(filled(said.media) && { media: said.media }),
    }
  }
  return {
    byId,
    of: (element, from) => {
      if (!element) return {}
      const id = /^jr:itext\(\s*['"](.+)['"]\s*\)$/.exec(element.attributes.ref ?? '')?.[1]
      if (id !== undefined) return byId(id, from)
      const words = withNames(element, from, nameAt)
      return words.trim() === '' ? {} : { label: { [first]: words } }
    },
  }
}

const kinds: Record<string, string> = {
  image: 'image',
  'big-image': 'bigImage',
  audio: 'audio',
  video: 'video',
}

/** Every text exists in the first language, which all others fall back to. */
function inFirst(label: Label, first: string): Label {
  return Object.hasOwn(label, first) ? label : { [first]: Object.values(label)[0] ?? '', ...label }
}

function filled(record: object): boolean {
  return Object.keys(record).length > 0
}

function withNames(
  element: Element,
  from: string,
  nameAt: (path: string) => string | undefined,
): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child
      return child.name === 'output'
        ? authored(child.attributes.value ?? child.attributes.ref ?? '', from, nameAt)
        : withNames(child, from, nameAt)
    })
    .join('')
}
