// The photo in a row that is a page.
import type { FormNode } from '../../../core/answer/form.ts'
import type { FileAnswer } from '../../../core/wire/response.ts'
import { fileIn } from '../fill/take-file.ts'

export function fileOf(page: FormNode): FileAnswer | null {
  return fileIn(page.children[0]?.value)
}
