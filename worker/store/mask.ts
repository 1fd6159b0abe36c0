// Masks names: whoever is known by name in the study leaves it as their code, wherever in a text they are spoken of.
import { sql } from 'drizzle-orm'
import { type Db, rows } from './db.ts'

export type Mask = (text: string) => string

/** All names of the study in one compiled pattern; a study without identities has nothing to mask. */
export async function masker(db: Db, study: string): Promise<Mask> {
  const people = await rows<{ code: string; name: string; also_called: string }>(
    db,
    sql`select code, name, also_called from identities where study_id = ${study} order by code`,
  )
  return maskOf(
    people.flatMap(({ code, name, also_called }) =>
      [name, ...(JSON.parse(also_called) as string[])].map((called) => ({ called, code })),
    ),
  )
}

/** Two people of one name are both meant: `[P-003/P-007]`, since the text alone does not tell them apart. */
export function maskOf(names: readonly { called: string; code: string }[]): Mask {
  const codes = new Map<string, Set<string>>()
  for (const { called, code } of names) {
    const key = keyOf(called)
    if (key !== '') codes.set(key, (codes.get(key) ?? new Set()).add(code))
  }
  if (codes.size === 0) return (text) => text
  const forms = [...codes.keys()].flatMap((key) =>
    titled(key).flatMap((form) => [form, form.normalize('NFD')]),
  )
  const spoken = new RegExp(
    String.raw`(?<![\p{L}\p{M}\p{N}])${patternOf(forms)}(?=(?:${clitics})?(?![\p{L}\p{M}\p{N}]))`,
    'giu',
  )
  return (text) =>
    text.replace(spoken, (found) => `[${[...(codes.get(keyOf(found)) ?? ['…'])].join('/')}]`)
}

/** One spelling for a name, however it is broken over lines, joined in a choice's name, titled, or composed of accents. */
function keyOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim()
    .replace(/^\p{L}+(?= )/u, (title) => shortOf.get(title) ?? title)
}

/** Indonesian hangs these on a word without a space: "Bu Lastrilah yang tahu", "rumah Sitinya". */
const clitics = 'nya|ku|mu|lah|kah|pun|tah'

/** Whoever is known as Bu Lastri is also Ibu Lastri. */
const titles = { bu: 'ibu', pak: 'bapak', mak: 'emak', mbak: 'mba', bang: 'abang' }
const shortOf = new Map(Object.entries(titles).map(([short, long]) => [long, short]))

function titled(form: string): string[] {
  const [title = '', ...rest] = form.split(' ')
  if (rest.length === 0 || !Object.hasOwn(titles, title)) return [form]
  return [form, [titles[title as keyof typeof titles], ...rest].join(' ')]
}

type Branch = Map<string, Branch>
const end = ''

/**
 * All names as one tree of letters: a text is walked once, however many names there are, where a flat list of three
 * thousand took a thousand times as long. What goes on is tried before what ends: "Siti Aminah" before "Siti".
 */
function patternOf(forms: readonly string[]): string {
  const root: Branch = new Map()
  for (const form of forms) {
    let at = root
    for (const letter of [...form, end]) {
      const next = at.get(letter) ?? new Map()
      at.set(letter, next)
      at = next
    }
  }
  return written(root)
}

function written(branch: Branch): string {
  const arms = [...branch]
    .filter(([letter]) => letter !== end)
    .map(([letter, next]) => literally(letter) + written(next))
  if (arms.length === 0) return ''
  return `(?:${arms.join('|')})${branch.has(end) ? '?' : ''}`
}

/** A space stands for whatever parts the words of a name. */
function literally(letter: string): string {
  if (letter === ' ') return String.raw`[\s_-]+`
  return letter.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`)
}
