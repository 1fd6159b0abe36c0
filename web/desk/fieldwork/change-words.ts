// A change, or what it means, as a sentence. Questions are named as they are asked, with their name behind.
import type { Change, EntriesOf, ItemType } from '../../../core/instrument/change.ts'
import type { Consequence } from '../../../core/instrument/consequences.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { everyItem } from '../../../core/instrument/walk.ts'
import type { Messages } from '../messages/id.ts'

export type Naming = (name: string | null) => string
/** What a sentence quotes of a long text or an expression. */
const quotedChars = 80

/** By the later instrument's words, else by the earlier one's: what was removed has none there. */
export function namingOf(instruments: readonly Instrument[], language: string): Naming {
  const labels = new Map<string, string>()
  for (const instrument of instruments)
    for (const { item } of everyItem(instrument)) {
      const words = say(item.label, language, instrument.languages)
      if (words) labels.set(item.name, `“${short(words)}” (${item.name})`)
    }
  return (name) => (name === null ? '' : (labels.get(name) ?? `“${name}”`))
}

export function sayChange(change: Change, m: Messages, naming: Naming): string {
  const { of, parts, top, own, here } = m.changes
  const part = (name: string) => parts[name] ?? name
  const value = (text: string | null) => (text === null ? m.changes.none : `“${short(text)}”`)
  const subject = (name: string | null) => (name === null ? here : naming(name))
  const group = (name: string | null) => (name === null ? top : naming(name))
  switch (change.kind) {
    case 'added':
    case 'removed':
      return of[change.kind](naming(change.name), typeWords(change.type, m))
    case 'moved':
      return of.moved(naming(change.name), group(change.from), group(change.to))
    case 'retyped':
      return of.retyped(naming(change.name), typeWords(change.from, m), typeWords(change.to, m))
    case 'text':
      return of.text(
        subject(change.name),
        part(change.part),
        change.language,
        value(change.from),
        value(change.to),
      )
    case 'logic':
    case 'part':
      return of.part(subject(change.name), part(change.part), value(change.from), value(change.to))
    case 'choices-from':
      return of.choicesFrom(naming(change.name), change.from ?? own, change.to ?? own)
    case 'entry-added':
      return of.entryAdded(ownerOf(change.of, naming), change.entry)
    case 'entry-removed':
      return of.entryRemoved(ownerOf(change.of, naming), change.entry)
    case 'entry-renamed':
      return of.entryRenamed(ownerOf(change.of, naming), change.from, change.to)
    case 'entry-text':
      return of.text(
        `${ownerOf(change.of, naming)}, ${change.entry}`,
        part('label'),
        change.language,
        value(change.from),
        value(change.to),
      )
    case 'entry-points':
      return of.part(
        `${ownerOf(change.of, naming)}, ${change.entry}`,
        of.points,
        change.from === null ? m.changes.none : String(change.from),
        change.to === null ? m.changes.none : String(change.to),
      )
    case 'entry-part':
      return of.part(
        `${ownerOf(change.of, naming)}, ${change.entry}`,
        part(change.part),
        value(change.from),
        value(change.to),
      )
    case 'entries-reordered':
      return of.entriesReordered(ownerOf(change.of, naming))
    case 'list-added':
      return of.listAdded(change.list)
    case 'list-removed':
      return of.listRemoved(change.list)
    case 'list-changed':
      return of.listChanged(change.list)
    case 'scoring':
      return of.scoring(part(change.part))
    default:
      return change satisfies never
  }
}

export function sayConsequence(one: Consequence, m: Messages, naming: Naming): string {
  const { means, parts } = m.changes
  const n = one.responses
  switch (one.kind) {
    case 'column-stays':
      return means[one.kind](naming(one.question), n)
    case 'rule-changed':
      return means[one.kind](naming(one.question), parts[one.part] ?? one.part, n)
    case 'choice-gone':
      return means[one.kind](naming(one.question), one.choice, n)
    case 'scores-apart':
      return means[one.kind](n)
    case 'clash':
      return means[one.kind](naming(one.question), shape(one.from, m), shape(one.to, m), n)
    default:
      return one satisfies never
  }
}

/** `members/integer`: the repeats it lies in stay names, the last is a type. */
function shape(text: string, m: Messages): string {
  const steps = text.split('/')
  const type = typeWords(steps.at(-1) as ItemType, m)
  return steps.length > 1 ? `${type} (${steps.slice(0, -1).join('/')})` : type
}

function typeWords(type: ItemType, m: Messages): string {
  return type === 'group' || type === 'repeat'
    ? m.changes.containers[type]
    : m.fieldwork.types[type]
}

function ownerOf(of: EntriesOf, naming: Naming): string {
  return of.in === 'list' ? `“${of.name}”` : naming(of.name)
}

function short(text: string): string {
  return text.length > quotedChars ? `${text.slice(0, quotedChars).trimEnd()}…` : text
}
