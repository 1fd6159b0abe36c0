// Names of columns as statistics packages take them.

/**
 * Each unlike the others whatever their case, so that one file can be told from another by name alone. What a package
 * does not take becomes `_`.
 */
export function variableNames(
  names: readonly string[],
  rule: { legal: (name: string) => string; most: number; bytes: (name: string) => number },
): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const legal = cut(rule.legal(name), rule.most, rule.bytes)
    for (
      let number = 1, free = legal;
      ;
      number++, free = `${cut(legal, rule.most - `_${number}`.length, rule.bytes)}_${number}`
    )
      if (!taken.has(free.toLowerCase())) {
        taken.add(free.toLowerCase())
        return free
      }
  })
}

/** As much of it as takes so many bytes, never half a character. */
function cut(name: string, most: number, bytes: (name: string) => number): string {
  const letters = [...name]
  while (bytes(letters.join('')) > most) letters.pop()
  return letters.join('')
}
