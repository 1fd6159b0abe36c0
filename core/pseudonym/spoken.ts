// Names as people say them: whole words in any case, titled or not, with a clitic behind them, the longest name first.

/** What is found stands for everything that is called so: two people of one name are both meant. */
export type Spoken<M> = { start: number; end: number; means: M[] }

/** All names in one compiled pattern; the finder tells where they stand in a text, in order and apart from each other. */
export function nameFinder<M>(
  names: readonly { called: string; means: M }[],
): (text: string) => Spoken<M>[] {
  const meant = new Map<string, Set<M>>()
  for (const { called, means } of names) {
    const key = keyOf(called)
    if (key !== '') meant.set(key, (meant.get(key) ?? new Set()).add(means))
  }
  if (meant.size === 0) return () => []
  const forms = [...meant.keys()].flatMap((key) =>
    titled(key).flatMap((form) => [form, form.normalize('NFD')]),
  )
  const spoken = new RegExp(
    String.raw`(?<![\p{L}\p{M}\p{N}])${patternOf(forms)}(?=(?:${clitics})?(?![\p{L}\p{M}\p{N}]))`,
    'giu',
  )
  return (text) => {
    const found: Spoken<M>[] = []
    // `matchAll` would make the pattern anew for each text, which costs more than to look through most of them.
    spoken.lastIndex = 0
    for (let one = spoken.exec(text); one !== null; one = spoken.exec(text))
      found.push({
        start: one.index,
        end: one.index + one[0].length,
        means: [...(meant.get(keyOf(one[0])) ?? [])],
      })
    return found
  }
}

/** One spelling for a name, however it is broken over lines, joined in a choice's name, titled, or composed of accents. */
export function keyOf(name: string): string {
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
