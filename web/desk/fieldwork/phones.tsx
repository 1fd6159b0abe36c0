// The phones: when each was last seen, what it still holds, and taking its access away.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Device } from '../../../core/wire/people.ts'
import { api, ask } from '../../kit/api.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { Backups } from './backups.tsx'
import { EnrolPhone } from './enrol-phone.tsx'
import { PhoneHealth } from './phone-health.tsx'
import { PhoneHolding } from './phone-holding.tsx'
import { devicesQuery } from './reads.ts'
import { TakeInFile } from './take-in-file.tsx'
import { Unopened } from './unopened.tsx'
import { useWhen } from './when.ts'

export function Phones() {
  const here = useStudy()
  const m = useMessages().fieldwork.people
  const devices = useQuery(devicesQuery(here.slug))
  return (
    <section>
      <h2>{m.devices}</h2>
      {devices.isPending && <Loading />}
      {devices.error && <Failed error={devices.error} again={() => devices.refetch()} />}
      {devices.data?.length === 0 && <Empty title={m.noDevices}>{m.noDevicesWhat}</Empty>}
      {devices.data && devices.data.length > 0 && (
        <ul className="phones">
          {devices.data.map((device) => (
            <Phone key={device.id} device={device} />
          ))}
        </ul>
      )}
      {here.may('response.review') && <Backups />}
      {here.may('response.review') && <Unopened />}
      {here.may('device.write') && <EnrolPhone />}
      {here.may('device.write') && <TakeInFile />}
    </section>
  )
}

function isGone({ revokedAt, signedOutAt }: Device): boolean {
  return revokedAt !== null || signedOutAt !== null
}

function Phone({ device }: { device: Device }) {
  const here = useStudy()
  const m = useMessages().fieldwork
  const when = useWhen()
  return (
    <li>
      <p className="phone-name">
        <strong>{device.label}</strong> <span className="chip">{device.mark}</span>{' '}
        <span className="chip" data-state={isGone(device) ? 'quarantined' : 'accepted'}>
          {device.signedOutAt
            ? m.people.signedOut
            : device.revokedAt
              ? m.people.revoked
              : m.people.active}
        </span>
      </p>
      {device.worry && <p className="warning">{m.people.worries[device.worry]}</p>}
      {device.was && device.lost > 0 && <p>{m.people.lost(device.lost, device.was.label)}</p>}
      <dl className="facts facts-inline">
        <div>
          <dt>{m.people.seen}</dt>
          <dd>{device.seenAt ? when.moment(device.seenAt) : m.never}</dd>
        </div>
        <div>
          <dt>{m.people.unsent}</dt>
          <dd>
            {device.unsent > 0 && device.oldestUnsentAt
              ? m.people.unsentSince(device.unsent, when.moment(device.oldestUnsentAt))
              : device.unsent}
          </dd>
        </div>
        <div>
          <dt>{m.people.drafts}</dt>
          <dd>{device.drafts}</dd>
        </div>
        <PhoneHealth device={device} />
        <div>
          <dt>{m.people.enrolled}</dt>
          <dd>{when.moment(device.enrolledAt)}</dd>
        </div>
      </dl>
      {!isGone(device) && <OneByOne device={device} />}
      {!isGone(device) && here.may('device.write') && <Revoke device={device} />}
    </li>
  )
}

/** Asked of the server once somebody wants to see it. */
function OneByOne({ device }: { device: Device }) {
  const m = useMessages().fieldwork.holding
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="step" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{m.title}</summary>
      {isOpen && <PhoneHolding device={device} />}
    </details>
  )
}

function Revoke({ device }: { device: Device }) {
  const m = useMessages().fieldwork.people
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const revoke = useMutation({
    mutationFn: () =>
      ask(
        api.studies[':study'].devices[':id'].revoke.$post({
          param: { study: slug, id: device.id },
        }),
      ),
    onSuccess: () => {
      notify({ text: m.revokedNow })
      return client.invalidateQueries({ queryKey: devicesQuery(slug).queryKey })
    },
    onError: tell,
  })
  return (
    <details className="step">
      <summary>{m.revoke}</summary>
      <p>{m.revokeWhat(device.unsent)}</p>
      <button type="button" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
        {m.revokeNow(device.label)}
      </button>
    </details>
  )
}
