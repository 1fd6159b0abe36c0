// What changed here is told to the other tabs of this browser, so that no list in them stays as it was.
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('pedoman')

/** Reads these lists anew, here and in every other tab that shows them. */
export async function refresh(client: QueryClient, ...lists: QueryKey[]): Promise<void> {
  tellTabs(...lists)
  await Promise.all(lists.map((queryKey) => client.invalidateQueries({ queryKey })))
}

/** For what is shown here already. */
export function tellTabs(...lists: QueryKey[]): void {
  channel?.postMessage(lists)
}

/** Once for the whole app. */
export function useOtherTabs(): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!channel) return
    const hear = ({ data }: MessageEvent<QueryKey[]>) => {
      for (const queryKey of data) void client.invalidateQueries({ queryKey })
    }
    channel.addEventListener('message', hear)
    return () => channel.removeEventListener('message', hear)
  }, [client])
}
