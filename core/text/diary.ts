// What of an entry is read before the next one is written: each answer that has words, under its question.
import type { Form, FormNode } from '../answer/form.ts'
import type { DiaryLine } from '../wire/diary.ts'
import { inWords } from './in-words.ts'

const longestLine = 4_000
const longestEntry = 20_000

/** A number on a card may say who somebody is, and is nothing that was seen. */
const wordless = 'barcode'

export function diaryLines(form: Form): { lines: DiaryLine[]; isCut: boolean } {
  const lines: DiaryLine[] = []
  let room = longestEntry
  let isCut = false
  const read = (node: FormNode): void => {
    if (!node.isRelevant) return
    if ('items' in node.item) {
      for (const child of node.children) read(child)
      return
    }
    if (node.item.type === 'note' || node.item.type === wordless) return
    const whole = inWords(node).trim()
    if (whole === '' || room === 0) {
      isCut ||= whole !== ''
      return
    }
    const words = whole.slice(0, Math.min(longestLine, room)).toWellFormed()
    isCut ||= words.length < whole.length
    room -= words.length
    lines.push({ ref: node.ref, label: node.says('label') || node.item.name, words })
  }
  read(form.root)
  return { lines, isCut }
}
