// The wording of an instrument's prompts: a gap names them, and people read questions.
import { useQuery } from '@tanstack/react-query'
import { say } from '../../../core/instrument/label.ts'
import { findQuestion } from '../../../core/instrument/walk.ts'
import type { Gap } from '../../../core/wire/triangulation.ts'
import { versionsQuery } from '../fieldwork/reads.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'

/** Null until the instruments are read: a form must not begin with bare names. */
export function useWordings(): ((instrument: Gap['instruments'][number]) => string[]) | null {
  const { slug } = useStudy()
  const { language } = useLanguage()
  const versions = useQuery(versionsQuery(slug)).data
  if (!versions) return null
  return (asked) => {
    const [newest] = versions
      .filter(({ instrument }) => instrument.slug === asked.slug)
      .toSorted((a, b) => b.number - a.number)
    return asked.questions.map((name) => {
      const question = newest && findQuestion(newest.instrument, name)
      return question ? say(question.label, language) : name
    })
  }
}
