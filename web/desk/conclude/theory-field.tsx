// The theory that a piece of evidence is read with: free, offered from those that the study's findings use already.
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Field } from '../fieldwork/field.tsx'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { matrixQuery } from './reads.ts'

export function TheoryField(props: { theory: string; onChange: (theory: string) => void }) {
  const { slug } = useStudy()
  const m = useMessages().weigh.theory
  const offered = useId()
  const used = useQuery(matrixQuery(slug, ['theory'])).data?.groups.theory ?? []
  return (
    <Field label={m.label} hint={m.hint}>
      {(naming) => (
        <>
          <input
            {...naming}
            list={offered}
            maxLength={120}
            defaultValue={props.theory}
            onBlur={(event) => props.onChange(event.target.value.trim())}
          />
          <datalist id={offered}>
            {used.map(({ name }) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
