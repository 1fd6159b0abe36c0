// Words of signing in, in English.
import type { session as indonesian } from './session.id.ts'

export const session: typeof indonesian = {
  title: 'Sign in',
  working: 'Checking the sign-in link…',
  failed: 'This sign-in link does not work',
  failedWhat:
    'The owner of the study can make a new link for you. If this is your own computer, run npm start once more: its last lines print a new owner link.',
  offline: 'The server cannot be reached',
  offlineWhat: 'Your link is not used up yet. Check the network and try again.',
  hint: 'Sign in to Pedoman',
  hintWhat:
    'Open the sign-in link that the owner of the study gave you. No password: one link, used once.',
}
