// The study one is in, for every screen inside the frame: who asks, what they may, and where its pages are.
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { roleMay, type StudyPermission } from '../../../core/permission.ts'
import type { Study, Tallies } from '../../../core/wire/field.ts'
import type { Role } from '../../../core/wire/people.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'

type StudyAnswer = { study: Study; role: Role; me: { id: string; name: string }; tallies: Tallies }

export type Here = StudyAnswer & {
  slug: string
  may: (permission: StudyPermission) => boolean
  /** `to('/sources')` is this study's page of sources. */
  to: (path: string) => string
}

const Inside = createContext<Here | null>(null)

export function useStudyQuery(slug: string) {
  return useQuery({
    queryKey: keys.study(slug),
    queryFn: async (): Promise<StudyAnswer> =>
      (await ask(api.studies[':study'].$get({ param: { study: slug } }))) as StudyAnswer,
  })
}

export function StudyProvider(props: { slug: string; answer: StudyAnswer; children: ReactNode }) {
  const { slug, answer } = props
  const here = useMemo<Here>(
    () => ({
      ...answer,
      slug,
      may: (permission) => roleMay(answer.role, permission),
      to: (path) => `/s/${slug}${path}`,
    }),
    [slug, answer],
  )
  return <Inside value={here}>{props.children}</Inside>
}

/** Only for screens inside the frame. */
export function useStudy(): Here {
  const here = useContext(Inside)
  if (!here) throw new Error('useStudy outside of a study')
  return here
}
