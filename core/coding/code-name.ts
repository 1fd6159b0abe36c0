// The short name of a code, which instruments aim at and exports carry, out of the label that people read.

/** "Peran pendamping" becomes `peran-pendamping`, with a number when that is taken. */
export function nameFor(label: string, taken: readonly string[]): string {
  const plain = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 56)
    .replace(/-+$/, '')
  const base = plain || 'kode'
  const held = new Set(taken)
  let name = base
  for (let number = 2; held.has(name); number += 1) name = `${base}-${number}`
  return name
}
