// The ODK engine as an independent judge: it runs our instruments as XForms, and says what it makes of each answer.
// @getodk/xforms-engine 0.22.0 under jsdom.
import { type AnyNode, createInstance, type RootNode } from '@getodk/xforms-engine'
import type { Instrument } from '../../core/instrument/model.ts'
import { writeXForm } from '../../core/openrosa/write.ts'
import type { AnswerValue } from '../../core/wire/response.ts'

export type Judged = { isRelevant: boolean; text: string; isValid: boolean }

/** Rows are `r1`, `r2` … in the order in which they were added. */
export async function judge(instrument: Instrument, files: Record<string, string> = {}) {
  const { root } = await createInstance(writeXForm(instrument, '1'), {
    form: {
      // biome-ignore lint/suspicious/useAwait: the engine asks for a promise
      fetchFormAttachment: async (url) => {
        const text = files[decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '')]
        return text === undefined
          ? new Response('', { status: 404 })
          : new Response(text, { headers: { 'content-type': 'text/csv' } })
      },
    },
  })
  return {
    set(ref: string, value: AnswerValue | undefined): void {
      const node = nodesOf(root).get(ref)
      if (!node) throw new Error(`the ODK engine has no ${ref}`)
      answer(node, value)
    },
    addRow(ref: string): void {
      const range = rangeAt(root, ref)
      if (range?.nodeType !== 'repeat-range:uncontrolled') throw new Error(`no rows at ${ref}`)
      range.addInstances()
    },
    removeRow(ref: string, index: number): void {
      const range = rangeAt(root, ref)
      if (range?.nodeType !== 'repeat-range:uncontrolled') throw new Error(`no rows at ${ref}`)
      range.removeInstances(index)
    },
    /** Every question, by ref. */
    judged(): Record<string, Judged> {
      return Object.fromEntries([...nodesOf(root)].map(([ref, node]) => [ref, judgedOf(node)]))
    },
  }
}

function judgedOf(node: AnyNode): Judged {
  const isRelevant = node.currentState.relevant
  const violation =
    'validationState' in node && 'violation' in node.validationState
      ? node.validationState.violation
      : null
  return {
    isRelevant,
    text: isRelevant ? textOf(node.currentState.value) : '',
    isValid: violation === null,
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? value.join(' ') : String(value)
}

function answer(node: AnyNode, value: AnswerValue | undefined): void {
  const text = value === undefined ? '' : String(value)
  switch (node.nodeType) {
    case 'input':
      node.setValue(text as never)
      return
    case 'range':
      node.setValue((value ?? null) as never)
      return
    case 'select':
      if (Array.isArray(value)) node.selectValues(value as string[])
      else if (value === undefined) node.selectValues([])
      else node.selectValue(text)
      return
    case 'rank':
      node.setValues(value as string[])
      return
    case 'trigger':
      node.setValue(value === 'OK')
      return
    default:
      throw new Error(`cannot answer a ${node.nodeType}`)
  }
}

const leaves = new Set([
  'input',
  'range',
  'select',
  'rank',
  'trigger',
  'note',
  'model-value',
  'upload',
])

/** Questions by our refs: groups leave no trace, a row is named after its repeat. */
function nodesOf(root: RootNode): Map<string, AnyNode> {
  const found = new Map<string, AnyNode>()
  const visit = (node: AnyNode, prefix: string): void => {
    const name = node.definition.qualifiedName.localName
    // A node that XForms needs to count rows by is no question.
    if (name === 'meta' || name.endsWith('_count')) return
    if (leaves.has(node.nodeType)) {
      found.set(`${prefix}${name}`, node)
      return
    }
    const isRange = node.nodeType.startsWith('repeat-range')
    for (const [index, child] of (node.currentState.children ?? []).entries())
      visit(child as AnyNode, isRange ? `${prefix}${name}/r${index + 1}/` : prefix)
  }
  visit(root as AnyNode, '')
  return found
}

function rangeAt(root: RootNode, ref: string): AnyNode | undefined {
  const steps = ref.split('/')
  const find = (node: AnyNode, left: string[]): AnyNode | undefined => {
    const [name, row, ...rest] = left
    for (const child of (node.currentState.children ?? []) as AnyNode[]) {
      if (child.nodeType === 'group') {
        const inside = find(child, left)
        if (inside) return inside
      }
      if (!child.nodeType.startsWith('repeat-range')) continue
      if (child.definition.qualifiedName.localName !== name) continue
      if (row === undefined) return child
      const instance = child.currentState.children?.[Number(row.slice(1)) - 1] as
        | AnyNode
        | undefined
      return instance && find(instance, rest)
    }
    return undefined
  }
  return find(root as AnyNode, steps)
}
