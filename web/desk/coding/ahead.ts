// What a text needs is asked for as soon as its address is known, while the rest of the desk is still on its way.
import type { QueryClient } from '@tanstack/react-query'
import { codesQuery } from '../shell/reads.ts'
import { codingsQuery } from './codings-query.ts'
import { sourceQuery } from './source-query.ts'

/** What is refused or lost on the way is asked for again by the screen, which says so. */
export function askAhead(client: QueryClient, study: string, id: string): void {
  void client.prefetchQuery(sourceQuery(study, id))
  void client.prefetchQuery(codesQuery(study))
  void client.prefetchQuery(codingsQuery(study, id))
}
