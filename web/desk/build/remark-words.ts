// Why a file cannot be used as it is, or what was changed in it, in words: a workbook's reasons and an instrument's.
import { useWords } from '../../kit/language.ts'
import { xlsform as en } from '../../kit/messages/xlsform.en.ts'
import { xlsform as id } from '../../kit/messages/xlsform.id.ts'
import { useMessages } from '../shell/language.tsx'
import type { FileRemark } from './transfer.ts'

const words = { id, en }

export function useRemarkWords(): (remark: FileRemark) => string {
  const all = useMessages()
  const ofForms: Record<string, string> = useWords(words)
  const ofFaults: Record<string, string> = all.faults
  return ({ reason, about }) => {
    if (reason === 'not-json') return all.fieldwork.versions.notJson
    const known = ofForms[reason] ?? ofFaults[reason]
    return known?.replaceAll('{}', about) ?? all.fieldwork.versions.whyElse
  }
}
