// The phone that a task is for, or any.
import { useQuery } from '@tanstack/react-query'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { Field } from './field.tsx'
import { devicesQuery } from './reads.ts'

export function PhoneChoice({ chosen = '' }: { chosen?: string }) {
  const m = useMessages().tasks
  const { slug } = useStudy()
  const phones = useQuery(devicesQuery(slug))
  const live = phones.data?.filter((one) => one.revokedAt === null) ?? []
  return (
    <Field label={m.phone}>
      {(naming) => (
        <select {...naming} name="device" defaultValue={chosen}>
          <option value="">{m.anyPhone}</option>
          {live.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
