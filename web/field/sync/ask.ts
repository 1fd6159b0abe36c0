// The request that enrols a phone. Making it again with the same code and token is harmless: the server says the same.
import { digest } from '../../kit/digest.ts'
import { app } from '../version.ts'
import { type Answer, call } from './call.ts'
import { tokenFor } from './pending.ts'

export type Asked = { token: string; answer: Promise<Answer | null> }

/** `was` is which phone it was before its storage was erased; null when nothing here remembers. */
export function askToEnrol(code: string, was: string | null | undefined): Asked {
  const token = tokenFor(code)
  const answer = digest(token).then((tokenHash) =>
    call('POST', '/enrol', null, JSON.stringify({ code, tokenHash, app, was })),
  )
  return { token, answer }
}
