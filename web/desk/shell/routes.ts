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
  /** Without a group it stands above all of them. */
  nav?: { group: NavGroup | null; name: NavName; tally?: keyof Tallies }
  /** The parameter that names what is chosen in its list: that opens beside the list, as the same screen. */
  beside?: string
  /** Fills the window under the top bar and scrolls its own parts, instead of the page scrolling. */
  fills?: true
}

export const navGroups: readonly (NavGroup | null)[] = [
  null,
  'field',
  'analysis',
  'conclusions',
  'data',
]

export const screens: readonly Screen[] = [
  {
    path: '',
    load: async () => (await import('../overview/screen.tsx')).OverviewScreen,
    needs: 'study.read',
    nav: { group: null, name: 'overview' },
  },

  // Field
  {
    path: '/instruments/new',
    load: async () => (await import('../build/begin.tsx')).BeginScreen,
    needs: 'instrument.write',
  },
  {
    path: '/instruments',
    load: async () => (await import('../fieldwork/instruments.tsx')).InstrumentsScreen,
    needs: 'instrument.read',
    beside: 'hash',
    nav: { group: 'field', name: 'instruments', tally: 'instruments' },
  },
  {
    path: '/instruments/history/:slug',
    load: async () => (await import('../fieldwork/history.tsx')).HistoryScreen,
    needs: 'instrument.read',
  },
  {
    path: '/instruments/draft/:id/publish',
    load: async () => (await import('../fieldwork/publish-draft.tsx')).PublishDraftScreen,
    needs: 'instrument.publish',
  },
  {
    path: '/instruments/draft/:id',
    load: async () => (await import('../build/screen.tsx')).BuilderScreen,
    needs: 'instrument.write',
    fills: true,
  },
  {
    path: '/instruments/draft/:id/paper',
    load: async () => (await import('../build/paper-screen.tsx')).DraftPaperScreen,
    needs: 'instrument.write',
  },
  {
    path: '/instruments/:hash/paper',
    load: async () => (await import('../build/paper-screen.tsx')).VersionPaperScreen,
    needs: 'instrument.read',
  },
  {
    path: '/responses',
    load: async () => (await import('../fieldwork/responses.tsx')).ResponsesScreen,
    needs: 'response.read',
    beside: 'id',
    nav: { group: 'field', name: 'responses', tally: 'responses' },
  },
  {
    path: '/tasks',
    load: async () => (await import('../fieldwork/tasks.tsx')).TasksScreen,
    needs: 'task.read',
    nav: { group: 'field', name: 'tasks' },
  },
  {
    path: '/participants',
    load: async () => (await import('../fieldwork/participants.tsx')).ParticipantsScreen,
    needs: 'participant.read',
    beside: 'code',
    nav: { group: 'field', name: 'participants', tally: 'participants' },
  },
  {
    path: '/consent-texts/new',
    load: async () => (await import('../consents/write.tsx')).WriteTextScreen,
    needs: 'consent-text.write',
  },
  {
    path: '/consent-texts/:hash/paper',
    load: async () => (await import('../consents/paper.tsx')).ConsentPaperScreen,
    needs: 'participant.read',
  },
  {
    path: '/consent-texts',
    load: async () => (await import('../consents/screen.tsx')).ConsentTextsScreen,
    needs: 'participant.read',
    beside: 'hash',
  },
  {
    path: '/people',
    load: async () => (await import('../fieldwork/people.tsx')).PeopleScreen,
    needs: 'member.read',
    nav: { group: 'field', name: 'people', tally: 'phones' },
  },

  // Analysis
  {
    path: '/sources',
    load: async () => (await import('../sources/sources.tsx')).SourcesScreen,
    needs: 'source.read',
    nav: { group: 'analysis', name: 'sources', tally: 'sources' },
  },
  {
    path: '/transcribe',
    load: async () => (await import('../transcribe/screen.tsx')).TranscribeScreen,
    needs: 'source.write',
  },
  {
    path: '/sources/:id',
    load: async () => (await import('../coding/screen.tsx')).CodingScreen,
    needs: 'source.read',
    fills: true,
  },
  {
    path: '/search',
    load: async () => (await import('../find/search.tsx')).SearchScreen,
    needs: 'source.read',
    nav: { group: 'analysis', name: 'search' },
  },
  {
    path: '/segments',
    load: async () => (await import('../find/segments.tsx')).SegmentsScreen,
    needs: 'coding.read',
    nav: { group: 'analysis', name: 'segments' },
  },
  {
    path: '/codebook/versions',
    load: async () => (await import('../codebook/versions.tsx')).VersionsScreen,
    needs: 'codebook.read',
  },
  {
    path: '/codebook/file',
    load: async () => (await import('../codebook/bring-in.tsx')).BringInScreen,
    needs: 'codebook.reshape',
  },
  {
    path: '/codebook',
    load: async () => (await import('../codebook/screen.tsx')).CodebookScreen,
    needs: 'codebook.read',
    beside: 'code',
    nav: { group: 'analysis', name: 'codebook', tally: 'codes' },
  },
  {
    path: '/rounds/new',
    load: async () => (await import('../agree/new-round.tsx')).NewRoundScreen,
    needs: 'round.write',
  },
  {
    path: '/rounds/scores',
    load: async () => (await import('../agree/scores.tsx')).ScoresScreen,
    needs: 'agreement.read',
  },
  {
    path: '/rounds/:id',
    load: async () => (await import('../agree/round.tsx')).RoundScreen,
    needs: 'round.read',
  },
  {
    path: '/rounds',
    load: async () => (await import('../agree/rounds.tsx')).RoundsScreen,
    needs: 'round.read',
    nav: { group: 'analysis', name: 'agreement' },
  },
  {
    path: '/memos',
    load: async () => (await import('../memos/screen.tsx')).MemosScreen,
    needs: 'memo.read',
    nav: { group: 'analysis', name: 'memos', tally: 'memos' },
  },

  // Conclusions
  {
    path: '/findings',
    load: async () => (await import('../conclude/findings.tsx')).FindingsScreen,
    needs: 'finding.read',
    beside: 'id',
    nav: { group: 'conclusions', name: 'findings', tally: 'findings' },
  },
  {
    path: '/triangulation',
    load: async () => (await import('../conclude/triangulation.tsx')).TriangulationScreen,
    needs: 'finding.read',
    beside: 'id',
    nav: { group: 'conclusions', name: 'triangulation' },
  },
  {
    path: '/displays',
    load: async () => (await import('../display/screen.tsx')).DisplaysScreen,
    needs: 'finding.read',
    beside: 'name',
    nav: { group: 'conclusions', name: 'displays' },
  },
  {
    path: '/relations',
    load: async () => (await import('../conclude/network.tsx')).NetworkScreen,
    needs: 'finding.read',
    nav: { group: 'conclusions', name: 'relations' },
  },
  {
    path: '/timeline',
    load: async () => (await import('../conclude/timeline.tsx')).TimelineScreen,
    needs: 'finding.read',
    nav: { group: 'conclusions', name: 'timeline' },
  },
  {
    path: '/indicators',
    load: async () => (await import('../conclude/indicators.tsx')).IndicatorsScreen,
    needs: 'finding.read',
    beside: 'id',
    nav: { group: 'conclusions', name: 'indicators' },
  },

  {
    path: '/report',
    load: async () => (await import('../report/screen.tsx')).ReportScreen,
    needs: 'dataset.export',
    nav: { group: 'conclusions', name: 'report' },
  },

  // Data
  {
    path: '/pseudonyms',
    load: async () => (await import('../names/screen.tsx')).NamesScreen,
    needs: 'identity.read',
    nav: { group: 'data', name: 'names' },
  },
  {
    path: '/bring',
    load: async () => (await import('../bring/screen.tsx')).BringScreen,
    needs: 'study.import',
    nav: { group: 'data', name: 'bring' },
  },
  {
    path: '/export',
    load: async () => (await import('../data/export.tsx')).ExportScreen,
    needs: 'dataset.export',
    nav: { group: 'data', name: 'export' },
  },
  {
    path: '/archive',
    load: async () => (await import('../archive/screen.tsx')).ArchiveScreen,
    needs: 'study.archive',
    nav: { group: 'data', name: 'archive' },
  },
  {
    path: '/audit',
    load: async () => (await import('../data/audit.tsx')).AuditScreen,
    needs: 'audit.read',
    nav: { group: 'data', name: 'audit' },
  },
]

/** What an address of the screen looks like, for wouter. */
export function patternOf(screen: Screen): string {
  return `/s/:study${screen.path}${screen.beside ? `/:${screen.beside}?` : ''}`
}
