// Sources by what other programs call them: the same title, or that of the file it came from, or one below a folder.

type Titled = { title: string }

/** Which of these sources a document's name means: the places of all that fit equally well, none where none does. */
export function titled(sources: readonly Titled[]): (document: string) => number[] {
  const byTitle = Map.groupBy(sources.keys(), (at) => plain(sources[at]?.title ?? ''))
  const byName = Map.groupBy(sources.keys(), (at) => withoutEnding(plain(sources[at]?.title ?? '')))
  return (document) => {
    if (document.trim() === '') return []
    const whole = plain(document)
    const last = plain(document.split(/[\\/]/).at(-1) ?? '')
    return (
      byTitle.get(whole) ??
      byName.get(withoutEnding(whole)) ??
      byTitle.get(last) ??
      byName.get(withoutEnding(last)) ??
      []
    )
  }
}

function plain(title: string): string {
  return title.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}

function withoutEnding(title: string): string {
  return title.replace(/\.(docx?|odt|rtf|pdf|txt|md|html?|vtt|srt)$/, '')
}
