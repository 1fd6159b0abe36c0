// What a phone has finished and the server does not have whole, one by one, as the phone's own list of what is sent shows
// it: whoever holds the phone and whoever is called about it see the same.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { say } from '../../../core/instrument/label.ts'
import type { Holding } from '../../../core/wire/field.ts'
import type { Device } from '../../../core/wire/people.ts'
import { api, ask } from '../../kit/api.ts'
import { sizeOf } from '../../kit/format.ts'
import { explain } from '../../kit/problem.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { versionsQuery } from './reads.ts'
import { useWhen } from './when.ts'

function holdingQuery(study: string, id: string) {
  return queryOptions({
    queryKey: [study, 'holding', id],
    queryFn: async (): Promise<Holding[]> =>
      (await ask(api.studies[':study'].devices[':id'].holding.$get({ param: { study, id } }))).rows,
  })
}

export function PhoneHolding({ device }: { device: Device }) {
  const { slug } = useStudy()
  const { m } = useLanguage()
  const words = m.fieldwork.holding
  const when = useWhen()
  const holding = useQuery(holdingQuery(slug, device.id))
  if (holding.error) return <Failed error={holding.error} again={() => holding.refetch()} />
  if (!holding.data) return <Loading />
  if (holding.data.length === 0) return <p>{words.none}</p>
  return (
    <>
      {device.seenAt && <p className="quiet">{words.asOf(when.moment(device.seenAt))}</p>}
      <ul>
        {holding.data.map((one) => (
          <One key={one.id} one={one} />
        ))}
      </ul>
    </>
  )
}

function One({ one }: { one: Holding }) {
  const { slug } = useStudy()
  const { m, language } = useLanguage()
  const words = m.fieldwork.holding
  const when = useWhen()
  const versions = useQuery(versionsQuery(slug))
  const version = versions.data?.find(({ hash }) => hash === one.version)
  const name = version ? say(version.instrument.title, language) : words.unknown
  const { files, filesHeld, bytesLeft, problem } = one
  return (
    <li>
      <p>
        <strong>{[name, one.participant ?? one.case].filter(Boolean).join(' ')}</strong>,{' '}
        {words.finished(when.moment(one.finalisedAt))}: {words.states[one.state]}
        {files > 0 && `, ${words.files(filesHeld, files, sizeOf(bytesLeft, language))}`}
      </p>
      {problem && <p className="warning">{explain(problem, undefined, language)}</p>}
    </li>
  )
}
