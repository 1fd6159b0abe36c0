// Submissions as XML, one or many a file: what clients send (OpenRosa), what Briefcase keeps as `submission.xml`, what
// KoboToolbox's `data.xml` lists within `root/results`. ODK XForms Specification: the root's `id` and `version`, `meta/instanceID`.
import { type Element, elements, only, wordsIn } from '../../openrosa/tree.ts'
import { flatten, type Node } from './flatten.ts'
import { type About, type Collected, uuidKey } from './grid.ts'
import { inGreenwich } from './kobo.ts'

type Found = { about: About; node: Node; instance: string; corrects: string }

/** `repeats` are the paths at which the form has rows: one row alone cannot be told from a group. */
export function readSubmissions(
  documents: readonly Element[],
  repeats: ReadonlySet<string>,
): Collected | null {
  const found = documents.flatMap((document) => dataIn(document).map((data) => read(data, repeats)))
  if (found.length === 0) return null
  return flatten('central', 'OpenRosa', newestOf(found))
}

/** Whatever holds a `meta` with an id is a submission; what is around it only carries it. */
function dataIn(element: Element): Element[] {
  if (only(only(element, 'meta'), 'instanceID')) return [element]
  return elements(element).flatMap(dataIn)
}

function read(data: Element, repeats: ReadonlySet<string>): Found {
  const meta = only(data, 'meta')
  const said = (name: string) => {
    const one = only(meta, name)
    return one ? wordsIn(one).trim() : ''
  }
  const node: Node = { answers: [], rows: [] }
  gather(data, '', repeats, node)
  const instance = uuidKey(said('instanceID'))
  return {
    about: {
      key: uuidKey(said('rootUuid')) || instance,
      submittedAt: inGreenwich(data.attributes.submissionDate ?? ''),
      judged: null,
      version: data.attributes.version ?? '',
      notes: '',
    },
    node,
    instance,
    corrects: uuidKey(said('deprecatedID')),
  }
}

function gather(element: Element, prefix: string, repeats: ReadonlySet<string>, into: Node): void {
  for (const child of elements(element)) {
    const path = `${prefix}${child.name}`
    if (prefix === '' && (child.name === 'meta' || child.name === 'formhub')) continue
    if (repeats.has(path)) {
      const row: Node = { answers: [], rows: [] }
      gather(child, `${path}/`, repeats, row)
      into.rows.push([path, row])
    } else if (elements(child).length > 0) gather(child, `${path}/`, repeats, into)
    else into.answers.push([path, wordsIn(child)])
  }
}

/** A submission that another one corrects is that one, under the id that the first of the chain had. */
function newestOf(found: readonly Found[]): Found[] {
  const byInstance = new Map(found.map((one) => [one.instance, one]))
  const corrected = new Set(found.flatMap(({ corrects }) => (corrects === '' ? [] : [corrects])))
  return found.flatMap((one) => {
    if (corrected.has(one.instance)) return []
    let first = one
    for (const seen = new Set<string>(); first.corrects !== '' && !seen.has(first.instance); ) {
      seen.add(first.instance)
      const before = byInstance.get(first.corrects)
      if (!before) {
        return [{ ...one, about: { ...one.about, key: first.corrects } }]
      }
      first = before
    }
    return [{ ...one, about: { ...one.about, key: first.about.key } }]
  })
}
