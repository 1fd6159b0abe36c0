// Who works in the study, and inviting another: a sign-in link that is shown once.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import * as v from 'valibot'
import { NewPerson, type Role, roles } from '../../../core/wire/people.ts'
import { api, ask } from '../../kit/api.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { Field } from './field.tsx'
import { OnceLink } from './once-link.tsx'
import { membersQuery } from './reads.ts'
import { useWhen } from './when.ts'

export function Team() {
  const here = useStudy()
  const m = useMessages().fieldwork
  const when = useWhen()
  const members = useQuery(membersQuery(here.slug))
  return (
    <section>
      <h2>{m.people.members}</h2>
      {members.isPending && <Loading />}
      {members.error && <Failed error={members.error} again={() => members.refetch()} />}
      {members.data && (
        <table className="table table-folds">
          <caption className="unseen">{m.people.members}</caption>
          <thead>
            <tr>
              <th scope="col">{m.people.name}</th>
              <th scope="col">{m.people.role}</th>
              <th scope="col">{m.people.seen}</th>
            </tr>
          </thead>
          <tbody>
            {members.data.map((member) => (
              <tr key={member.id}>
                <th scope="row">{member.name}</th>
                <td data-label={m.people.role}>{m.roles[member.role]}</td>
                <td data-label={m.people.seen}>
                  {member.lastSeenAt ? when.moment(member.lastSeenAt) : m.never}
                  {member.isAwaited && here.may('member.invite') && (
                    <NewLink id={member.id} name={member.name} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {here.may('member.invite') && <Invite />}
    </section>
  )
}

/** For somebody whom a restore brought: the one they had was good on the instance before. */
function NewLink({ id, name }: { id: string; name: string }) {
  const words = useMessages().fieldwork.people
  const { slug } = useStudy()
  const tell = useTellProblem()
  const link = useMutation({
    mutationFn: () =>
      ask(api.studies[':study'].members[':id'].link.$post({ param: { study: slug, id } })),
    onError: tell,
    retry: false,
  })
  if (link.data)
    return (
      <OnceLink
        title={words.inviteLink(name)}
        note={words.once}
        link={link.data.link}
        onClose={() => link.reset()}
      />
    )
  return (
    <button
      type="button"
      aria-label={words.newLinkFor(name)}
      disabled={link.isPending}
      onClick={() => link.mutate()}
    >
      {words.newLink}
    </button>
  )
}

function Invite() {
  const m = useMessages()
  const words = m.fieldwork.people
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const [open, setOpen] = useState(false)
  const [role, setRole] = useState<Role>('coder')
  const invite = useMutation({
    mutationFn: (json: v.InferInput<typeof NewPerson>) =>
      ask(api.studies[':study'].members.$post({ param: { study: slug }, json })),
    onSuccess: () => client.invalidateQueries({ queryKey: membersQuery(slug).queryKey }),
    onError: tell,
    // Sent again it would invite the same person twice.
    retry: false,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name')).trim()
    invite.mutate(v.parse(NewPerson, { name, role }))
  }
  function close() {
    invite.reset()
    setOpen(false)
  }

  if (invite.data)
    return (
      <OnceLink
        title={words.inviteLink(invite.variables.name)}
        note={words.once}
        link={invite.data.link}
        onClose={close}
      />
    )
  if (!open)
    return (
      <button type="button" onClick={() => setOpen(true)}>
        {words.invite}
      </button>
    )
  return (
    <form className="card" onSubmit={submit}>
      <Field label={words.name}>
        {(naming) => <input {...naming} name="name" required maxLength={120} autoComplete="off" />}
      </Field>
      <Field label={words.role} hint={words.roleWhat[role]}>
        {(naming) => (
          <select
            {...naming}
            value={role}
            onChange={(event) => setRole(v.parse(v.picklist(roles), event.target.value))}
          >
            {roles.map((one) => (
              <option key={one} value={one}>
                {m.fieldwork.roles[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="actions">
        <button type="submit" className="primary" disabled={invite.isPending}>
          {words.inviteNow}
        </button>
        <button type="button" onClick={close}>
          {m.shell.cancel}
        </button>
      </div>
    </form>
  )
}
