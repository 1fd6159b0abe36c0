// Words of signing in, in English.
import type { session as indonesian } from './session.id.ts'

export const session: typeof indonesian = {
  title: 'Sign in',
  working: 'Checking the sign-in link…',
  failed: 'This sign-in link does not work',
  failedWhat:
    'A sign-in link works once and for a limited time. Ask the owner of the study for a new one; on your own computer, npm start prints the owner’s link again.',
  offline: 'The server cannot be reached',
  offlineWhat: 'Your link is not used up yet. Check the network and try again.',
  hint: 'Sign in to Pedoman',
  hintWhat:
    'Open the sign-in link that the owner of the study gave you. No password: one link, used once.',
}
