// The request that enrols a phone. Making it again with the same code and token is harmless: the server says the same.
import { digest } from '../../kit/digest.ts'
import { app } from '../version.ts'
import { type Answer, call } from './call.ts'
import { tokenFor } from './pending.ts'

export type Asked = { token: string; answer: Promise<Answer | null> }

/**
 * `was` is which phone it was before its storage was erased; null when nothing here remembers. `before` is the token of the
 * phone that it is until now, whole: what the server holds for that one goes on to this.
 */
export function askToEnrol(
  code: string,
  was: string | null | undefined,
  before: string | null = null,
): Asked {
  const token = tokenFor(code)
  const answer = digest(token).then((tokenHash) =>
    call('POST', '/enrol', before, JSON.stringify({ code, tokenHash, app, was })),
  )
  return { token, answer }
}
