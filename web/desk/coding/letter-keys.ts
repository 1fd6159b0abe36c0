// Whether single letters act as keys. They can be switched off, for people whose speech input or hands press
// letters they do not mean: https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html

const kept = 'pedoman.letter-keys'

export function hasLetterKeys(): boolean {
  return localStorage.getItem(kept) !== 'off'
}

export function setLetterKeys(isOn: boolean): void {
  localStorage.setItem(kept, isOn ? 'on' : 'off')
}
