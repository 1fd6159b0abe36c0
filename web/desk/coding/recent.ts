// The codes that somebody used last in a study, by id: they stand first in the picker, in the next text and after a reload too.

export const mostRecent = 9

export function recentCodes(study: string, person: string): readonly string[] {
  const held = localStorage.getItem(keyOf(study, person))
  return held === null ? [] : held.split(' ')
}

export function keepRecent(study: string, person: string, ids: readonly string[]): void {
  localStorage.setItem(keyOf(study, person), ids.join(' '))
}

function keyOf(study: string, person: string): string {
  return `pedoman.recent ${study} ${person}`
}
