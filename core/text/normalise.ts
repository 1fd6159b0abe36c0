// The one form that a source's text has before anything counts its characters.

/**
 * LF line ends, no byte order mark, no NUL; otherwise untouched. NUL goes because SQLite's text functions
 * cut a text there (sqlite.org/nulinstr.html), and goes first so that the result is stable.
 */
export function normalise(text: string): string {
  return text
    .replaceAll('\0', '')
    .replace(/^\uFEFF+/, '')
    .replace(/\r\n?/g, '\n')
}
