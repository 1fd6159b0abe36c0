// Responses that were collected elsewhere: exports of KoboToolbox and ODK Central, submissions as XML, spreadsheets. The
// export comes alone or with its form and its files; what they do not say is asked (ask.tsx).
import { filesIn } from '../../../../core/answer/files.ts'
import type { Bundle } from '../../../../core/import/bundle.ts'
import type { Setup } from '../../../../core/import/collected/desk.ts'
import { keepFile } from '../../sources/keep-file.ts'
import {
  type Offered,
  opened,
  type Progress,
  type ReaderModule,
  type TableAs,
  Unreadable,
} from '../readers.ts'
import { AskCollected } from './ask.tsx'
import { nothingIn } from './messages.ts'
import { begin, type Lying, type Outcome, type Talk } from './talk.ts'

export type CollectedAnswers = {
  talk: Talk
  lying: Lying
  /** What somebody said that its rows are; null while that is a guess. */
  as: TableAs | null
  /** Null until a form is chosen. */
  setup: Setup | null
  /** What would come of it; null while it is being found out. */
  outcome: Outcome | null
}

const endings = /\.(xlsx|xlsm|csv|tsv|json|xml|zip)$/i

/** Exports of programs, known by their marks. */
export const collected = readerOf(
  (kind, as) => (kind === 'collected' || kind === 'xml') && as === null,
)
/** Spreadsheets without any: whoever else knows one by its columns is asked before. */
export const answers = readerOf(
  (kind, as) => kind === 'plain' && (as === null || as.rows === 'responses'),
)

function readerOf(takes: (kind: Lying['kind'], as: TableAs | null) => boolean): ReaderModule {
  return {
    async open(offered) {
      const { files, as } = offered
      if (!files.every(({ name }) => endings.test(name))) return null
      if (!takes('plain', as) && !takes('collected', as)) return null
      const { talk, lying } = await lookedAt(offered)
      if (!takes(lying.kind, as)) return null
      return opened<CollectedAnswers>({
        product: lying.product,
        answers: { talk, lying, as, setup: null, outcome: null },
        Ask: AskCollected,
        isWhole: ({ outcome }) => outcome !== null && outcome.coming > 0,
        read: ({ setup }, progress, signal) => read(talk, offered, setup, progress, signal),
        original: async () => null,
      })
    },
  }
}

const looks = new WeakMap<Offered, Promise<{ talk: Talk; lying: Lying }>>()

/** Both readers look at the same files: once. */
function lookedAt(offered: Offered): Promise<{ talk: Talk; lying: Lying }> {
  const known = looks.get(offered)
  if (known) return known
  const talk = begin()
  offered.until.addEventListener('abort', () => talk.end(), { once: true })
  const look = talk.add(offered.files).then((lying) => {
    // Nothing in there is for us.
    if (lying.kind === null) talk.end()
    return { talk, lying }
  })
  looks.set(offered, look)
  return look
}

async function read(
  talk: Talk,
  { study }: Offered,
  setup: Setup | null,
  progress: Progress,
  signal: AbortSignal,
): Promise<Bundle> {
  const bundle = setup && (await talk.bundle(setup))
  if (!bundle) throw new Unreadable(nothingIn())
  const files = new Map(
    bundle.responses
      .flatMap(({ response }) => filesIn({ answers: response.answers }))
      .map((one) => [one.file, one]),
  )
  let sent = 0
  for (const { file, name, type } of files.values()) {
    signal.throwIfAborted()
    progress(sent / files.size)
    const blob = await talk.file(file)
    if (blob) await keepFile(study, new File([blob], name, { type }), signal)
    sent += 1
  }
  return bundle
}
