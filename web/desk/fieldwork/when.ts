// Days and moments as the reader writes them, in the study's zone.
import { useMemo } from 'react'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'

export function useWhen() {
  const { language } = useLanguage()
  const { zone } = useStudy().study
  return useMemo(() => {
    const locale = language === 'id' ? 'id-ID' : 'en-GB'
    const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
    const moments = new Intl.DateTimeFormat(locale, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: zone,
    })
    return {
      /** A calendar day has no zone: it is shown as it was written. */
      day: (day: string) => days.format(new Date(`${day}T00:00:00Z`)),
      moment: (instant: string) => moments.format(new Date(instant)),
    }
  }, [language, zone])
}
