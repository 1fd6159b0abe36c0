// Whom or what a task for a gap is about: of the instrument's kind, those of the silent role first. May be left to the researcher.
import { useQuery } from '@tanstack/react-query'
import type { Gap } from '../../../core/wire/triangulation.ts'
import { Field } from '../fieldwork/field.tsx'
import { versionsQuery } from '../fieldwork/reads.ts'
import { useMessages } from '../shell/language.tsx'
import { casesQuery, participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'

export function TaskSubject({ gap, instrument }: { gap: Gap; instrument: string }) {
  const { slug } = useStudy()
  const m = useMessages().tasks
  const versions = useQuery(versionsQuery(slug)).data ?? []
  const about = versions
    .toSorted((a, b) => b.number - a.number)
    .find((version) => version.instrument.slug === instrument)?.instrument.about
  const participants = useQuery({ ...participantsQuery(slug), enabled: about === 'participant' })
  const cases = useQuery({ ...casesQuery(slug), enabled: about === 'case' })
  if (about !== 'participant' && about !== 'case') return null
  const people = participants.data ?? []
  const isWanted = (role: string) => gap.dimension !== 'role' || role === gap.group
  const subjects =
    about === 'case'
      ? (cases.data ?? []).map(({ code, label }) => ({ code, name: `${code}, ${label}` }))
      : people
          .filter(({ role }) => isWanted(role))
          .map(({ code, role }) => ({ code, name: `${code}, ${role}` }))
  return (
    <Field label={m.about}>
      {(naming) => (
        <select {...naming} key={about} name={about}>
          <option value="">{m.nobody}</option>
          {subjects.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
