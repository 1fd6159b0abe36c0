// Every screen of a study: its path, who may see it, how it is fetched, and its place in the rail.
// The order here is the order of the rail. A screen's code is loaded when it is first opened.
import type { ComponentType } from 'react'
import type { StudyPermission } from '../../../core/permission.ts'
import type { Tallies } from '../../../core/wire/field.ts'
import type { Messages } from '../messages/id.ts'

export type NavGroup = keyof Messages['shell']['groups']
export type NavName = keyof Messages['shell']['nav']

export type Screen = {
  /** Below `/s/:study`; parameters are read with wouter's `useParams`. */
  path: string
  load: () => Promise<ComponentType>
  needs: StudyPermission
  nav?: { group: NavGroup; name: NavName; tally?: keyof Tallies }
  /** Fills the window under the top bar and scrolls its own parts, instead of the page scrolling. */
  fills?: true
}

export const navGroups: readonly NavGroup[] = ['field', 'analysis', 'conclusions', 'data']

export const screens: readonly Screen[] = [
  // Field: web/desk/field

  // Analysis
  {
    path: '/sources',
    load: async () => (await import('../sources/sources.tsx')).SourcesScreen,
    needs: 'source.read',
    nav: { group: 'analysis', name: 'sources', tally: 'sources' },
  },
  {
    path: '/sources/:id',
    load: async () => (await import('../coding/screen.tsx')).CodingScreen,
    needs: 'source.read',
    fills: true,
  },
  {
    path: '/codebook',
    load: async () => (await import('../codebook/screen.tsx')).CodebookScreen,
    needs: 'codebook.read',
    nav: { group: 'analysis', name: 'codebook', tally: 'codes' },
  },
  {
    path: '/codebook/:code',
    load: async () => (await import('../codebook/screen.tsx')).CodebookScreen,
    needs: 'codebook.read',
  },
  {
    path: '/memos',
    load: async () => (await import('../memos/screen.tsx')).MemosScreen,
    needs: 'memo.read',
    nav: { group: 'analysis', name: 'memos', tally: 'memos' },
  },

  // Conclusions: web/desk/conclude

  // Data: web/desk/data
]
