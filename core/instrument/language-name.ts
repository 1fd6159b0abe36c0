// Languages as form authors name them ("Bahasa Indonesia (id)", "English", "in") as BCP 47 tags.

const known: Record<string, string> = {
  english: 'en',
  inggris: 'en',
  indonesia: 'id',
  indonesian: 'id',
  'bahasa indonesia': 'id',
  bahasa: 'id',
  jawa: 'jv',
  javanese: 'jv',
  'bahasa jawa': 'jv',
  sunda: 'su',
  sundanese: 'su',
  'bahasa sunda': 'su',
  madura: 'mad',
  madurese: 'mad',
  minangkabau: 'min',
  bali: 'ban',
  balinese: 'ban',
  bugis: 'bug',
  buginese: 'bug',
  banjar: 'bjn',
  aceh: 'ace',
  acehnese: 'ace',
  makassar: 'mak',
  makasar: 'mak',
  sasak: 'sas',
  batak: 'btk',
  malay: 'ms',
  melayu: 'ms',
  french: 'fr',
  français: 'fr',
  francais: 'fr',
  spanish: 'es',
  español: 'es',
  espanol: 'es',
  portuguese: 'pt',
  português: 'pt',
  arabic: 'ar',
  hindi: 'hi',
  bengali: 'bn',
  bangla: 'bn',
  nepali: 'ne',
  urdu: 'ur',
  swahili: 'sw',
  kiswahili: 'sw',
  amharic: 'am',
  german: 'de',
  deutsch: 'de',
  dutch: 'nl',
  italian: 'it',
  chinese: 'zh',
  japanese: 'ja',
  russian: 'ru',
  vietnamese: 'vi',
  thai: 'th',
  khmer: 'km',
  burmese: 'my',
  tagalog: 'tl',
  tetum: 'tet',
}

// ISO 639-1 gave these codes up; forms still carry them.
const former: Record<string, string> = { in: 'id', iw: 'he', ji: 'yi', jw: 'jv' }

/**
 * Tags for all the names of one form, in order; each name gets one of its own. A name that tells no language gets one of
 * the codes that ISO 639-2 leaves to private use, `qaa` and on.
 */
export function languageTags(names: readonly string[]): Map<string, string> {
  const tags = new Map<string, string>()
  const taken = new Set<string>()
  for (const name of names) {
    const told = tagIn(name)
    const tag = told !== null && !taken.has(told) ? told : privateTag(taken)
    taken.add(tag)
    tags.set(name, tag)
  }
  return tags
}

function tagIn(name: string): string | null {
  const inBrackets = /\(\s*([A-Za-z]{2,3}(?:[-_][A-Za-z]{2})?)\s*\)\s*$/.exec(name)?.[1]
  const plain = name
    .replace(/\([^)]*\)\s*$/, '')
    .trim()
    .toLowerCase()
  const word = Object.hasOwn(known, plain) ? known[plain] : undefined
  const alone = /^[A-Za-z]{2,3}([-_][A-Za-z]{2})?$/.test(plain) ? plain : undefined
  const tag = inBrackets ?? word ?? alone
  if (tag === undefined) return null
  const [primary = '', region] = tag.toLowerCase().split(/[-_]/)
  const language = former[primary] ?? primary
  return region === undefined ? language : `${language}-${region.toUpperCase()}`
}

function privateTag(taken: ReadonlySet<string>): string {
  for (const second of 'abcdefghijklmnopqrst')
    for (const third of 'abcdefghijklmnopqrstuvwxyz') {
      const tag = `q${second}${third}`
      if (!taken.has(tag)) return tag
    }
  throw new RangeError('a form of more than five hundred unknown languages')
}
