// What stands together on the screen: mostly one question; a field list whole; a repeat as the list of its rows, each
// row with pages of its own.
import type { FormNode } from '../../../core/answer/form.ts'
import { isAsked } from '../../../core/instrument/asked.ts'
import { pageQuestion } from '../../../core/instrument/pages.ts'
import { looksOf } from './looks.ts'

export type Page = {
  /** Of its question, its group or its repeat. */
  ref: string
  kind: 'question' | 'list' | 'rows'
  node: FormNode
  /** The outermost group, which guides call a theme. */
  theme: FormNode | null
  /** Groups between the theme and the page that have something to say, outermost first. */
  sections: readonly FormNode[]
  /** The innermost row that it lies in, and the page that lists that row. */
  row: FormNode | null
  above: Page | null
}

type Around = { groups: readonly FormNode[]; row: FormNode | null; above: Page | null }

/** All pages in reading order, those of rows right after the page that lists them. */
export function pagesOf(root: FormNode): Page[] {
  const pages: Page[] = []
  const below = (parent: FormNode, { groups, row, above }: Around): void => {
    for (const node of parent.children) {
      if (!isPut(node)) continue
      const kind = kindOf(node)
      if (kind === 'group') {
        below(node, { groups: [...groups, node], row, above })
        continue
      }
      const [theme = kind === 'list' ? node : null, ...sections] = groups
      const told = sections.filter((group) => group.says('label') !== '')
      const page: Page = { ref: node.ref, kind, node, theme, sections: told, row, above }
      pages.push(page)
      const around = theme && theme !== node ? [theme] : []
      // Pages of a document are shown where they are listed.
      for (const repeat of repeatsIn(node).filter((one) => !pageQuestion(one.item)))
        for (const one of repeat.children) below(one, { groups: around, row: one, above: page })
    }
  }
  below(root, { groups: [], row: null, above: null })
  return pages
}

/** Shown, and relevant now: what is computed or kept in the background has no place on the screen. */
export function isPut(node: FormNode): boolean {
  const { item } = node
  if (!node.isRelevant) return false
  if ('items' in item) return true
  // In a grid this question only writes the choices over the columns; on a phone every line shows them itself.
  return item.type === 'note' || (isAsked(item) && !looksOf(item).has('label'))
}

/** The page of a place: its own, or the one that shows it among others. */
export function pageOf(pages: readonly Page[], ref: string): Page | undefined {
  return pages.find((page) => page.ref === ref) ?? pages.find((page) => showsIn(page.node, ref))
}

/** The one after it, staying in its row; null at the end of the row or of the form. */
export function nextOf(pages: readonly Page[], page: Page): Page | null {
  return pages.slice(pages.indexOf(page) + 1).find((one) => one.row === page.row) ?? null
}

export function previousOf(pages: readonly Page[], page: Page): Page | null {
  return pages.slice(0, pages.indexOf(page)).findLast((one) => one.row === page.row) ?? null
}

/** The repeats that a page lists: itself, or those in its field list. */
export function repeatsIn(node: FormNode): FormNode[] {
  if (!node.isRelevant) return []
  if (node.item.type === 'repeat') return [node]
  return node.item.type === 'group' ? node.children.flatMap(repeatsIn) : []
}

function kindOf({ item }: FormNode): Page['kind'] | 'group' {
  if (item.type === 'repeat') return 'rows'
  if (item.type !== 'group') return 'question'
  const looks = looksOf(item)
  return ['field-list', 'table-list', 'list-nolabel'].some((look) => looks.has(look))
    ? 'list'
    : 'group'
}

/** In a field list, but not in the rows that it lists: those have pages of their own. */
function showsIn(node: FormNode, ref: string): boolean {
  if (node.item.type !== 'group') return false
  return node.children.some((one) => one.ref === ref || showsIn(one, ref))
}
