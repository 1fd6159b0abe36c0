// The role of whoever speaks, at the head of each turn.
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'

const Roles = createContext<ReadonlyMap<string, string>>(new Map())

export function WithRoles({ children }: { children: ReactNode }) {
  const { slug } = useStudy()
  const { data } = useQuery(participantsQuery(slug))
  const roles = useMemo(() => new Map(data?.map(({ code, role }) => [code, role])), [data])
  return <Roles value={roles}>{children}</Roles>
}

/** '' for a label that is no participant. */
export function useRole(speaker: string | undefined): string {
  const roles = useContext(Roles)
  return speaker === undefined ? '' : (roles.get(speaker) ?? '')
}
