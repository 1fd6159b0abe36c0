// Which of the house's two languages a form without a named one is written in, by its commonest small words.

const english =
  /\b(?:the|what|is|are|your|you|how|of|do|does|did|please|which|have|has|yes|no|many|name)\b/gi
const indonesian =
  /\b(?:apa|apakah|yang|dan|di|anda|berapa|siapa|dari|ini|itu|ada|tidak|ya|nama|dengan|untuk|bagaimana|ibu|bapak)\b/gi

/** Indonesian when there is nothing to tell by; the author is told what was taken. */
export function guessLanguage(texts: readonly string[]): 'id' | 'en' {
  const text = texts.join('\n').slice(0, 100_000)
  return count(text, english) > count(text, indonesian) ? 'en' : 'id'
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
