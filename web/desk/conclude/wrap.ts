// Breaks a label into a few short lines between words; what does not fit ends in an ellipsis.
export function linesOf(label: string, lineChars: number, mostLines: number): string[] {
  const lines: string[] = []
  for (const word of label.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= lineChars)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  const kept = lines.slice(0, mostLines)
  const cut = lines.length > mostLines || kept.some((line) => line.length > lineChars)
  const clipped = kept.map((line) => line.slice(0, lineChars))
  return cut
    ? [...clipped.slice(0, -1), `${(clipped.at(-1) ?? '').slice(0, lineChars - 1)}…`]
    : clipped
}
