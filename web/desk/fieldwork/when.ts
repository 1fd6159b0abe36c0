// Days and moments in the reader's language and the study's zone.
import { useMemo } from 'react'
import { day, momentOf } from '../../kit/format.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'

export function useWhen() {
  const { language } = useLanguage()
  const { zone } = useStudy().study
  return useMemo(
    () => ({
      day: (written: string) => day(written, language),
      moment: (instant: string) => momentOf(instant, zone, language),
    }),
    [language, zone],
  )
}
