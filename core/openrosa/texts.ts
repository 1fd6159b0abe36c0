// The texts of a form: one id each, in every language of the instrument, with fallback to the first; with media beside.
import { readOutput, renderOutput } from '../expression/output.ts'
import { print } from '../expression/print.ts'
import { say } from '../instrument/label.ts'
import type { Instrument } from '../instrument/model.ts'
import type { Label, Media } from '../instrument/names.ts'
import { escaped, tag } from '../xml/write.ts'
import { asXPath } from './expression.ts'
import type { Place } from './places.ts'

export type Text = {
  id: string
  label: Label | undefined
  guidance?: Label | undefined
  media?: Media | undefined
  /** Whose label it is: `${name}` in it is seen from there. */
  from: Place
}

export function itext(
  instrument: Instrument,
  texts: readonly Text[],
  places: ReadonlyMap<string, Place>,
): string {
  const [first] = instrument.languages
  const translations = instrument.languages.map((language) =>
    tag(
      'translation',
      { lang: language, default: language === first ? 'true()' : undefined },
      ...texts.map((text) =>
        tag('text', { id: text.id }, ...values(text, language, instrument.languages, places)),
      ),
    ),
  )
  return tag('itext', {}, ...translations)
}

function values(
  { label, guidance, media, from }: Text,
  language: string,
  languages: readonly string[],
  places: ReadonlyMap<string, Place>,
): string[] {
  const words = (one: Label) => withOutputs(say(one, language, languages), from, places)
  const files = ([form, folder, byLanguage]: [string, string, Label | undefined]) =>
    byLanguage === undefined
      ? []
      : [tag('value', { form }, escaped(`jr://${folder}/${say(byLanguage, language, languages)}`))]
  return [
    ...(label === undefined ? [] : [tag('value', {}, words(label))]),
    ...(guidance === undefined ? [] : [tag('value', { form: 'guidance' }, words(guidance))]),
    ...files(['image', 'images', media?.image]),
    ...files(['big-image', 'images', media?.bigImage]),
    ...files(['audio', 'audio', media?.audio]),
    ...files(['video', 'video', media?.video]),
  ]
}

/** `${name}` in a label shows that answer. */
function withOutputs(text: string, from: Place, places: ReadonlyMap<string, Place>): string {
  return renderOutput(
    readOutput(text).map((part) =>
      part.kind === 'text' ? { ...part, text: escaped(part.text) } : part,
    ),
    (tree) => {
      const written = print(tree)
      const path = asXPath(written, from, places)
      return path === written ? escaped(written) : tag('output', { value: path })
    },
  )
}
