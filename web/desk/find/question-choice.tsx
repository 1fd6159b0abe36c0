// A question of one of the study's instruments, by its words.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { say } from '../../../core/instrument/label.ts'
import { walk } from '../../../core/instrument/walk.ts'
import { versionsQuery } from '../fieldwork/reads.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useFind } from './messages.ts'
import { Choice } from './source-filters.tsx'

export function QuestionChoice(props: { value: string; onChange: (question: string) => void }) {
  const m = useFind()
  const { language } = useLanguage()
  const { slug } = useStudy()
  const versions = useQuery(versionsQuery(slug)).data
  const options = useMemo(() => {
    const named = new Map<string, string>()
    for (const { instrument } of versions ?? [])
      for (const { question } of walk(instrument)) {
        const label = say(question.label, language, instrument.languages)
        if (!named.has(question.name)) named.set(question.name, label || question.name)
      }
    return [...named].map(([name, label]) => [name, label.slice(0, 120)] as const)
  }, [versions, language])
  return (
    <Choice
      name={m.search.question}
      all="…"
      value={props.value}
      options={options}
      onChange={props.onChange}
    />
  )
}
