// From what the browser has selected to offsets in the source: each run of text carries its start in `data-o`.
import type { Span } from './span.ts'

/** The selection inside `root` as offsets, or null when there is none or it is empty. */
export function selectedSpan(root: HTMLElement): Span | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer)) return null
  const runs = [...root.querySelectorAll<HTMLElement>('[data-o]')].filter((run) =>
    range.intersectsNode(run),
  )
  const first = runs[0]
  const last = runs.at(-1)
  if (!first || !last) return null
  const start = runStart(first) + localOffset(first, range.startContainer, range.startOffset, 0)
  const end = runStart(last) + localOffset(last, range.endContainer, range.endOffset, length(last))
  return end > start ? { start, end } : null
}

/** The offset under a point of the window, for taps. */
export function offsetAt(x: number, y: number): number | null {
  const at = caretAt(x, y)
  const run =
    at &&
    (at.node instanceof Element ? at.node : at.node.parentElement)?.closest<HTMLElement>('[data-o]')
  return at && run ? runStart(run) + localOffset(run, at.node, at.offset, 0) : null
}

function runStart(run: HTMLElement): number {
  return Number(run.dataset.o)
}

function length(run: HTMLElement): number {
  return run.textContent?.length ?? 0
}

/** A run holds one text node; an edge that lies outside of it falls to the run's own edge. */
function localOffset(run: HTMLElement, node: Node, offset: number, outside: number): number {
  if (!run.contains(node)) return outside
  if (node.nodeType === Node.TEXT_NODE) return offset
  return offset === 0 ? 0 : length(run)
}

function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  // Older Safari has only the second of the two.
  if ('caretPositionFromPoint' in document) {
    const at = document.caretPositionFromPoint(x, y)
    return at && { node: at.offsetNode, offset: at.offset }
  }
  const range = (document as Document).caretRangeFromPoint?.(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : null
}
