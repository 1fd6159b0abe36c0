// Every step of a response's way × every fault × before and after it. The table is data; test/web/field.faults.test.ts
// walks it. A cell that cannot happen stands here with its reason, and is passed over for that reason only.

/** In the order of the way. The first six and the marks write to the phone's storage, the others speak with the server. */
export const steps = [
  'draft save',
  'finalise',
  'seal',
  'enqueue',
  'claim',
  'put',
  'acknowledge',
  'small file',
  'part',
  'commit',
  'mark',
  'pull',
  'keep kit',
] as const
export type Step = (typeof steps)[number]

export const faults = [
  'kill tab',
  'kill browser',
  'drop before send',
  'drop after send',
  'server 500',
  'server 503 with Retry-After',
  'captive portal',
  'time-out',
  'slow drip',
  'delivered twice',
  'delivered late',
  'cut in the middle',
  'a byte corrupted',
  'storage full',
  'storage evicted',
  'clock a year ahead',
  'clock a year behind',
  'two tabs',
  'server cut off in mid-request',
  'worker evicted before waitUntil',
  'database error before a statement',
  'database error after a commit',
] as const
export type Fault = (typeof faults)[number]

export const places = ['before', 'after'] as const
export type Cell = { step: Step; fault: Fault; place: (typeof places)[number] }

/** Why a cell cannot happen, or null when it is to be survived. */
export function impossible({ step, fault, place }: Cell): string | null {
  if (fault === 'kill browser')
    return 'to a page it is the same death as that of its tab; what the browser’s own process had not yet written is tried by killing the process, in the test of the reopened profile'
  if (fault === 'worker evicted before waitUntil')
    return 'the Worker promises nothing after its answer: it calls no waitUntil'
  if (step === 'seal' && fault === 'storage full')
    return 'encrypting writes nothing; the row it makes is written by "enqueue"'
  if (step === 'finalise' && fault === 'storage full')
    return 'finalising reckons in memory; the row it makes is written by "enqueue"'
  if (step === 'keep kit' && place === 'after' && isOfTheNetwork(fault))
    return 'it is the last step of a round: the next request belongs to another step’s cell'
  return null
}

export function isOfTheNetwork(fault: Fault): boolean {
  return networkFaults.has(fault)
}

const networkFaults: ReadonlySet<Fault> = new Set([
  'drop before send',
  'drop after send',
  'server 500',
  'server 503 with Retry-After',
  'captive portal',
  'time-out',
  'slow drip',
  'delivered twice',
  'delivered late',
  'cut in the middle',
  'a byte corrupted',
  'server cut off in mid-request',
  'database error before a statement',
  'database error after a commit',
])

export function everyCell(): Cell[] {
  return steps.flatMap((step) =>
    faults.flatMap((fault) => places.map((place) => ({ step, fault, place }))),
  )
}
