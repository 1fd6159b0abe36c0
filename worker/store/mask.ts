// Masks names: whoever is known by name in the study leaves it as their code, wherever in a text they are spoken of.
import { sql } from 'drizzle-orm'
import { type Db, rows } from './db.ts'

export type Mask = (text: string) => string

/** All names of the study in one compiled alternation; a study without identities has nothing to mask. */
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
  // Longest first: "Siti Aminah" is one name and not "Siti" with something behind it.
  const forms = [...codes.keys()]
    .flatMap((key) => [...new Set([key, key.normalize('NFD')])])
    .sort((one, other) => other.length - one.length)
    .map((form) => form.split(' ').map(inPattern).join(String.raw`[\s_-]+`))
  const spoken = new RegExp(
    String.raw`(?<![\p{L}\p{M}\p{N}])(?:${forms.join('|')})(?=(?:${clitics})?(?![\p{L}\p{M}\p{N}]))`,
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

function inPattern(word: string, at: number, words: string[]): string {
  const long = Object.hasOwn(titles, word) ? titles[word as keyof typeof titles] : null
  return at === 0 && words.length > 1 && long !== null ? `(?:${word}|${long})` : literally(word)
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}
