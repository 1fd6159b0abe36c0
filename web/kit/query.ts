// What is read over and over, by name: react-query's client with our retry rule, the keys, and walking a list's pages.
import { QueryClient } from '@tanstack/react-query'
import type { Page } from '../../core/wire/field.ts'
import { NetworkLost } from './api.ts'

/** A refusal stays a refusal however often it is asked; a lost network deserves two more tries. */
function mayRetry(failures: number, error: Error): boolean {
  return error instanceof NetworkLost && failures < 2
}

export function queryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: mayRetry, staleTime: 15_000, refetchOnWindowFocus: false },
      // Without this, react-query would hold writes back while the browser thinks it is offline.
      mutations: { retry: mayRetry, networkMode: 'always' },
    },
  })
}

/** Every key begins with the study, so that one study's data is never shown in another. */
export const keys = {
  me: ['me'] as const,
  study: (study: string) => [study, 'study'] as const,
  sources: (study: string) => [study, 'sources'] as const,
  source: (study: string, id: string) => [study, 'source', id] as const,
  codings: (study: string, source: string) => [study, 'codings', source] as const,
  codes: (study: string) => [study, 'codes'] as const,
  segments: (study: string, code: string) => [study, 'segments', code] as const,
  memos: (study: string) => [study, 'memos'] as const,
  findings: (study: string) => [study, 'findings'] as const,
  participants: (study: string) => [study, 'participants'] as const,
  cases: (study: string) => [study, 'cases'] as const,
  consentTexts: (study: string) => [study, 'consent-texts'] as const,
  consents: (study: string, participant: string) => [study, 'consents', participant] as const,
}

/** Reads a list to its end, page by page, up to `most` rows: enough for tables that sort and filter in the browser. */
export async function everyPage<T>(
  read: (query: { after?: string; limit: string }) => Promise<Page<T>>,
  most = 5_000,
): Promise<T[]> {
  const rows: T[] = []
  let after: string | null = null
  do {
    const page: Page<T> = await read(after === null ? { limit: '200' } : { after, limit: '200' })
    rows.push(...page.rows)
    after = page.next
  } while (after !== null && rows.length < most)
  return rows
}
