// Words of the study's first screen, in English.
import type { Waiting } from '../../../../core/wire/overview.ts'
import type { overview as id } from './overview.id.ts'

const most = (n: number) => (n >= 100 ? '100 or more' : String(n))
const of = (n: number, one: string, many: string) => `${most(n)} ${n === 1 ? one : many}`
const waiting: Record<Waiting, (n: number) => string> = {
  review: (n) => of(n, 'response to review', 'responses to review'),
  queries: (n) => of(n, 'query answered by a phone', 'queries answered by phones'),
  quarantine: (n) => of(n, 'response in quarantine', 'responses in quarantine'),
  unopened: (n) => of(n, 'sealed response that did not open', 'sealed responses that did not open'),
  declined: (n) => of(n, 'task that cannot be done', 'tasks that cannot be done'),
  overdue: (n) => of(n, 'task past its day', 'tasks past their day'),
  phones: (n) => of(n, 'phone to look after', 'phones to look after'),
  unfit: (n) => of(n, 'coding that lost its words', 'codings that lost their words'),
  weigh: (n) =>
    of(n, 'round of coding ready to be weighed', 'rounds of coding ready to be weighed'),
}

export const overview: typeof id = {
  title: 'Overview',
  chain: 'From instrument to finding',
  links: {
    instruments: 'Instruments',
    responses: 'Responses',
    sources: 'Sources',
    segments: 'Segments',
    findings: 'Findings',
  },
  people: (n) => `for ${n} ${n === 1 ? 'participant' : 'participants'}`,
  toReview: (n) => (n === 0 ? 'all reviewed' : `${most(n)} to review`),
  coded: (n) => `${n} coded`,
  codes: (n) => `with ${n} ${n === 1 ? 'code' : 'codes'}`,
  supported: (n) => `${n} supported`,
  waitingTitle: 'What waits for you',
  waiting,
  nothing: 'Nothing is waiting.',
  rounds: 'Rounds of coding',
  roundDone: (done, parts, to) => `${done} of ${parts}, until ${to}`,
  plan: 'The field against the plan',
  planned: (n, target) => `${n} of ${target}`,
  noPlan: 'No plan yet. Say how many you mean to have, by instrument, site or role.',
  toPlan: 'See all progress',
  about: 'About this study',
  begin: 'Begin here',
  steps: {
    instruments: {
      title: 'Make an instrument',
      what: 'An interview guide, observation sheet, FGD notes, document list or scoring form; from nothing, from an example, or from an XLSForm file.',
    },
    phones: {
      title: 'Enrol phones and invite the team',
      what: 'Whoever is in the field scans one code, and works without a network from then on.',
    },
    sources: {
      title: 'Add a source',
      what: 'Transcripts, documents or recordings that you already have can be read and coded at once.',
    },
  },
}
