// The readiness page in English.
import type { ReadyMessages } from './ready.id.ts'

export const readyEn: ReadyMessages = {
  title: 'Is this phone ready',
  yes: 'Ready for five days without a signal',
  no: (n) => `${n} ${n === 1 ? 'thing' : 'things'} before five days without a signal`,
  app: {
    title: 'The app',
    looking: 'Checking the files of the app…',
    none: 'Not kept on this phone yet. Leave it open for a moment with a signal, then check.',
    whole: (files) => `${files} files are kept and whole.`,
    broken: (missing, files) =>
      `${missing} of ${files} files are missing or broken. Connect to a network.`,
    look: 'Check again',
    act: 'Fetch again',
  },
  kit: {
    title: 'What the study needs',
    holds: (instruments, participants, cases, tasks) =>
      `${instruments} instruments, ${participants} participants, ${cases} cases, ${tasks} tasks.`,
    shown: (held, all) => `${held} of ${all} pictures, sounds and lists.`,
    languages: (spoken) => `Languages of the questions: ${spoken}.`,
    age: (days) =>
      days === 0 ? 'Taken along today.' : `Taken along ${days} ${days === 1 ? 'day' : 'days'} ago.`,
    act: 'Take along again',
    busy: 'Taking along…',
  },
  room: {
    title: 'Free space',
    free: (size, hours) => `${size}, enough for ${hours}.`,
    hours: (hours) => `${hours} hours of recording`,
    many: (hours) => `more than ${hours} hours of recording`,
    little: 'Delete photos or other apps; never what is still unsent.',
    unknown: 'This phone does not tell.',
  },
  kept: {
    title: 'Storage is protected',
    yes: 'The system will not clear it by itself.',
    no: 'The system may clear it when space runs low. Install to the home screen, then ask for protection; until then, send every day.',
    act: 'Ask for protection',
  },
  microphone: {
    title: 'Microphone',
    granted: 'Allowed.',
    denied: 'Refused. Allow the microphone for this site in the settings of the browser.',
    prompt: 'Not tried yet.',
    act: 'Record one second',
    busy: 'Recording…',
    heard: 'Allowed, and a sound is heard.',
    silent:
      'The recording is silent. Take off the case, close other apps that use the microphone, and try again.',
    failed: 'It cannot record. Allow the microphone for this site, and end any call.',
    play: 'The trial recording',
  },
  location: {
    title: 'Location',
    granted: 'Allowed.',
    denied: 'Refused. Allow the location for this site in the settings of the browser.',
    prompt: 'Not tried yet.',
    act: 'Find the location',
    busy: 'Looking…',
    found: (metres) => `Found, within ${metres} m.`,
    failed: 'Not found. Switch on the phone’s location, step into the open, and try again.',
  },
  installing: {
    title: 'On the home screen',
    installed: 'Installed.',
    offered: 'On the home screen the storage is safer and the app opens faster.',
    'by-hand-safari':
      'In Safari: tap Share, then “Add to Home Screen”. Without it, data is cleared after seven days unopened.',
    'by-hand': 'Open the menu of the browser and choose “Install app” or “Add to home screen”.',
    act: 'Install',
    offer: 'Install Pedoman to the home screen',
    later: 'Later',
  },
}
