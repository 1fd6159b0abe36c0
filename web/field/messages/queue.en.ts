// The page of what is on its way, in English.
import type { QueueMessages } from './queue.id.ts'

export const queueEn: QueueMessages = {
  title: 'What is sent',
  none: 'No response has been finished on this phone yet.',
  waiting: (n, size) => `${n} ${n === 1 ? 'response waits' : 'responses wait'}, ${size} of files.`,
  done: 'Nothing is waiting.',
  files: (held, all, size) => `${held} of ${all} files sent, ${size}`,
  finished: (moment) => `finished ${moment}`,
  words: 'words only',
  handed: (moment) => `In the file handed over ${moment}; the server has not said anything yet.`,
  first: 'Send this first',
  isFirst: 'goes first',
  drop: 'Delete from this phone',
  dropped: 'Deleted. It is still in the file that was handed over.',
  moving: (percent) => `A file is on its way: ${percent}%`,
  wifi: 'Large files over Wi-Fi only',
  pause: 'Hold back large files',
  freed: (size, moment) =>
    `The phone was full: ${size} that the server has received was cleared, last ${moment}.`,
  policy:
    'What the server has received is cleared from this phone by itself: files after a day, words after 30 days.',
  send: 'Send now',
  busy: 'Sending…',
  lost: {
    title: 'Something was erased',
    what: (n) =>
      `The phone’s system erased what Pedoman had stored. The server never received ${n} ${n === 1 ? 'response' : 'responses'} that ${n === 1 ? 'was' : 'were'} in it. Your supervisor has been told; ask what is to be done again.`,
    read: 'I understand',
  },
  hand: {
    title: 'No network at all?',
    what: 'Everything that was not received yet can be made into one file and handed over by any means: a cable, a card, a message. It is sealed; only the server can open it. Nothing on this phone is lost.',
    make: 'Make one file',
    packing: (done, all) => `Preparing file ${done} of ${all}…`,
    share: 'Share the file',
    save: 'Save the file',
    made: (responses, files, size) =>
      `${responses} ${responses === 1 ? 'response' : 'responses'} and ${files} ${files === 1 ? 'file' : 'files'}, ${size}. Hand it to your supervisor, who takes it in under Field, Phones.`,
    left: (n) =>
      `${n} ${n === 1 ? 'thing' : 'things'} cannot come along yet: drafts are locked, or this phone never got the study’s key.`,
    nothing: 'There is nothing to hand over.',
    tooLarge: 'More than 3.5 GB: too large for one file. Send some of it over a network.',
    failed: 'The file could not be made: the phone has too little room. Nothing is lost.',
  },
}
