// Writes XML: elements as strings, with everything that is not markup escaped.

export type Attributes = Record<string, string | undefined>

/** `tag('a', { b: '1' }, 'text')` is `<a b="1">text</a>`; children are markup already, words go through `escaped`. */
export function tag(name: string, attributes: Attributes = {}, ...children: string[]): string {
  const inside = children.join('')
  const opened = `<${name}${attributesOf(attributes)}`
  return inside === '' ? `${opened}/>` : `${opened}>${inside}</${name}>`
}

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escaped(value)}"`]))
    .join('')
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

/** Also new lines and tabs: in an attribute a reader would make them spaces (XML 1.0 section 3.3.3). */
export function escaped(text: string): string {
  return lawful(text).replaceAll(/[&<>"\n\r\t]/g, (sign) => entities[sign] ?? sign)
}

/** What XML 1.0 cannot hold in any spelling (section 2.2) is shown as its replacement character. */
function lawful(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Between tags and inside double quotes, in HTML and in XML whose characters are known to be lawful. */
export function markup(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign)
}

/** The same with what XML 1.0 cannot hold in any spelling (section 2.2) left out. */
export function lawfulMarkup(text: string): string {
  return markup(
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
      .replaceAll(/[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, ''),
  )
}
