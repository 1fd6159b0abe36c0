// An instrument as an XForm that ODK Collect, KoboCollect and the ODK engine load. What XForms has no words for (probes,
// aims, scoring, roles) stays behind: this is a door for other clients, not a way to keep an instrument.
// ODK XForms Specification 1.0.0: https://getodk.github.io/xforms-spec/

import { isAsked } from '../instrument/asked.ts'
import { say } from '../instrument/label.ts'
import type { Instrument, Item } from '../instrument/model.ts'
import { escaped, tag } from '../xml/write.ts'
import { bindOf, otherBind } from './bind.ts'
import { bodyOf } from './body.ts'
import { asXPath, readsLastSaved } from './expression.ts'
import { firstValues } from './first-values.ts'
import { labelId, lastSaved, listsOf, primaryInstance, secondaryInstance } from './instance.ts'
import { type Place, placesOf } from './places.ts'
import { itext, type Text } from './texts.ts'

const namespaces = {
  xmlns: 'http://www.w3.org/2002/xforms',
  'xmlns:h': 'http://www.w3.org/1999/xhtml',
  'xmlns:ev': 'http://www.w3.org/2001/xml-events',
  'xmlns:jr': 'http://openrosa.org/javarosa',
  'xmlns:orx': 'http://openrosa.org/xforms',
  'xmlns:odk': 'http://www.opendatakit.org/xforms',
  'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
}

/** `version` names the frozen version, for instance the first characters of its hash. */
export function writeXForm(whole: Instrument, version: string): string {
  const instrument = { ...whole, items: filled(whole.items) }
  const all = placesOf(instrument)
  const places = new Map(all.map((place) => [place.item.name, place]))
  const [language = ''] = instrument.languages
  const model = tag(
    'model',
    { 'odk:xforms-version': '1.0.0' },
    itext(instrument, textsOf(instrument, all), places),
    primaryInstance(instrument, version),
    ...listsOf(instrument).map(secondaryInstance),
    ...(readsLastSaved(JSON.stringify(instrument)) ? [tag('instance', lastSaved)] : []),
    ...all.flatMap((place) => [...sideBinds(place, places), bindOf(instrument, place, places)]),
    ...metaBinds(instrument, places),
    ...firstValues(places, undefined),
  )
  const head = tag(
    'h:head',
    {},
    tag('h:title', {}, escaped(say(instrument.title, language))),
    model,
  )
  const html = tag('h:html', namespaces, head, bodyOf(instrument, places))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${html}\n`
}

/** A group with nothing in it would be taken for a question. */
function filled(items: readonly Item[]): Item[] {
  return items.flatMap((item): Item[] => {
    if (!('items' in item)) return [item]
    const inner = filled(item.items)
    return inner.length > 0 ? [{ ...item, items: inner }] : []
  })
}

function textsOf(instrument: Instrument, all: readonly Place[]): Text[] {
  const own = all.flatMap((from): Text[] => {
    const { item } = from
    const { name, label, hint, media } = item
    const guidance = 'guidance' in item ? item.guidance : undefined
    return [
      ...(label || media ? [{ id: `${name}:label`, label, media, from }] : []),
      ...(hint || guidance ? [{ id: `${name}:hint`, label: hint, guidance, from }] : []),
      ...('other' in item && item.other
        ? [{ id: `${name}_other:label`, label: otherLabel, from }]
        : []),
      ...('items' in item || !isAsked(item)
        ? []
        : [
            ...(item.requiredMessage
              ? [{ id: `${name}:requiredMsg`, label: item.requiredMessage, from }]
              : []),
            ...(item.constraintMessage
              ? [{ id: `${name}:constraintMsg`, label: item.constraintMessage, from }]
              : []),
          ]),
    ]
  })
  const [from] = all
  const choices = listsOf(instrument).flatMap(({ id, list }): Text[] =>
    list.from === 'choices' && from
      ? list.choices.map(({ label, media }, index) => ({
          id: labelId(id, index),
          label,
          media,
          from,
        }))
      : [],
  )
  return [...own, ...choices]
}

const otherLabel = { en: 'Specify other.', id: 'Sebutkan yang lain.' }

/** Of the nodes that XForms needs beside ours: a repeat's count, the words of "other". */
function sideBinds(place: Place, places: ReadonlyMap<string, Place>): string[] {
  const { item, path } = place
  if (item.type === 'repeat' && item.count !== undefined) {
    const outside = { ...place, path: `${path}_count`, repeats: place.repeats.slice(0, -1) }
    const calculate = asXPath(item.count, outside, places).trim()
    return [tag('bind', { nodeset: outside.path, type: 'string', readonly: 'true()', calculate })]
  }
  return 'other' in item && item.other ? [otherBind(path)] : []
}

function metaBinds(instrument: Instrument, places: ReadonlyMap<string, Place>): string[] {
  const root = { item: { type: 'note', name: 'meta', label: {} }, path: '/data/meta', repeats: [] }
  const id = tag('bind', {
    nodeset: '/data/meta/instanceID',
    type: 'string',
    readonly: 'true()',
    'jr:preload': 'uid',
  })
  if (instrument.responseName === undefined) return [id]
  const calculate = asXPath(instrument.responseName, root as Place, places).trim()
  return [id, tag('bind', { nodeset: '/data/meta/instanceName', type: 'string', calculate })]
}
