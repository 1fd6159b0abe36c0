// Words for the PIN, for what is protected, and for signing out.
import type { GuardMessages } from './guard.id.ts'

export const guardEn: GuardMessages = {
  unlock: {
    title: 'Drafts are locked',
    what: 'Enter the PIN to open drafts and to fill in. What is finished is sent without it.',
    open: 'Open',
    wrong: 'Wrong PIN.',
    wait: (wait) => `Too many wrong PINs. Try again after ${wait}.`,
    forgot: 'Forgot the PIN?',
    lost: 'Without the PIN nobody can open the drafts on this phone, not even your supervisor. Drafts that were backed up to the server are still there. Finished responses are not lost.',
    drop: (drafts) =>
      drafts === 0
        ? 'Go on without a PIN'
        : `Delete ${drafts} ${drafts === 1 ? 'draft' : 'drafts'} and go on without a PIN`,
  },
  seconds: (n) => `${n} seconds`,
  minutes: (n) => `${n} ${n === 1 ? 'minute' : 'minutes'}`,
  title: 'Security',
  pin: {
    title: 'A PIN for drafts',
    none: 'Drafts on this phone have no PIN yet.',
    has: 'Drafts on this phone are locked with a PIN.',
    early: 'A PIN can be set once this phone has reached the server one more time.',
    now: 'Present PIN',
    next: 'New PIN, at least 6 digits',
    again: 'New PIN once more',
    set: 'Set the PIN',
    change: 'Change the PIN',
    remove: 'Remove the PIN',
    lock: 'Lock now',
    short: 'A PIN has at least 6 digits.',
    guessable: 'This PIN is the first that people try. Choose other digits.',
    differ: 'The two PINs differ.',
    isSet: 'The PIN is set. After 5 minutes without use, drafts are locked.',
    isRemoved: 'The PIN is removed.',
  },
  help: {
    title: 'What is protected, and what is not',
    yes: 'Protected',
    protects: [
      'Finished responses are sealed to the study’s key. This phone itself cannot open them any more, nor their photos and recordings. Only the server can.',
      'Drafts, with their photos and recordings, and the notes of earlier visits to a case are stored encrypted. With a PIN, the key is there only while the app is used; 5 minutes in the background close it again.',
      'A recording that is running is never cut off by this lock.',
    ],
    no: 'Not protected',
    exposes: [
      'The list of finished responses shows instruments, codes of participants or cases, and dates.',
      'Instruments, codes of participants, cases and tasks are stored open, since the phone needs them. No name of a person is among them.',
      'Without a PIN, the key of drafts lies on this phone too: whoever copies its storage can open drafts.',
      'A PIN of 6 digits stops somebody who holds this phone, not an expert who copies its storage: a million PINs are tried within hours. A longer PIN is stronger. Set it before the first draft.',
      'While a draft is open on the screen, whoever holds the phone can read it. The phone’s own screen lock is still needed.',
    ],
    lost: 'If the PIN is forgotten',
    costs: [
      'Drafts on this phone are lost, except those that were backed up to the server.',
      'Finished responses are not lost and are still sent: sending needs no PIN.',
    ],
  },
  leave: {
    title: 'Leave the study',
    link: 'Sign out and empty this phone',
    what: 'All data of the study on this phone is deleted, and the server does not know this phone any more. Using it again takes a new QR code.',
    not: 'You cannot sign out yet: some things are on this phone only.',
    unsent: (n) => `${n} ${n === 1 ? 'response has' : 'responses have'} not reached the server.`,
    refused: (n) =>
      `${n} ${n === 1 ? 'response was' : 'responses were'} refused by the server and ${n === 1 ? 'is' : 'are'} only here. Ask your supervisor.`,
    deeds: (n) =>
      `${n} ${n === 1 ? 'participant or consent has' : 'participants or consents have'} not reached the server.`,
    drafts: (n) =>
      `${n} ${n === 1 ? 'draft is' : 'drafts are'} not finished. Finish or delete ${n === 1 ? 'it' : 'them'} on the home screen.`,
    send: 'Send now',
    busy: 'Sending …',
    handOver: 'Hand over in one file',
    handed: (n) =>
      `${n} ${n === 1 ? 'thing lies' : 'things lie'} in the file that you handed over; the server has not said yet that it has ${n === 1 ? 'it' : 'them'}. Make sure that the file was taken in.`,
    sure: 'The server has received everything. Nothing is lost.',
    go: 'Sign out and empty the phone',
    going: 'Emptying the phone …',
    unreached:
      'The server cannot be reached, so it still knows this phone. Try again when there is a signal, or empty it now and ask your supervisor to revoke this phone.',
    anyway: 'Empty it without telling the server',
    failed:
      'The phone’s storage could not be emptied yet. Close other tabs of Pedoman, then try again.',
  },
}
