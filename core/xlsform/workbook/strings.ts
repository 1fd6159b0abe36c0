// The text inside `<si>` and `<is>`: plain or in runs of different fonts, without the reading aids of Japanese.

/** A gatherer for one string at a time; feed it the elements below the string. */
export function gatherText(): {
  open(name: string): void
  close(name: string): void
  text(text: string): void
  take(): string
} {
  let gathered = ''
  let inText = false
  let inPhonetic = false
  return {
    open(name) {
      if (name === 'rPh') inPhonetic = true
      if (name === 't') inText = !inPhonetic
    },
    close(name) {
      if (name === 'rPh') inPhonetic = false
      if (name === 't') inText = false
    },
    text(text) {
      if (inText) gathered += text
    },
    take() {
      const text = unescapeXstring(gathered)
      gathered = ''
      return text
    },
  }
}

/** ECMA-376 part 1, 22.9.2.19 ST_Xstring: characters that XML cannot hold are written `_xHHHH_`. */
export function unescapeXstring(text: string): string {
  return text.replaceAll(/_x([\da-f]{4})_/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
