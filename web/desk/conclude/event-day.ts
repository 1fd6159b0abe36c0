// A date no more exactly than it is known: the day, the month, or the year.
import { useMemo } from 'react'
import type { StudyEvent } from '../../../core/wire/finding.ts'
import { useLanguage } from '../shell/language.tsx'

const parts: Record<StudyEvent['precision'], Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
  about: { year: 'numeric' },
}

export function useEventDay(): (day: string, precision: StudyEvent['precision']) => string {
  const { language } = useLanguage()
  return useMemo(() => {
    const locale = language === 'id' ? 'id-ID' : 'en-GB'
    return (day, precision) =>
      new Intl.DateTimeFormat(locale, { ...parts[precision], timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      )
  }, [language])
}
