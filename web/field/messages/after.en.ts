// What is read after the first question, in English.
import type { AfterMessages } from './after.id.ts'

export const afterEn: AfterMessages = {
  list: {
    openOnly: 'only what is open',
    nothingOpen: 'Everything has been touched.',
  },
  review: {
    title: 'Review',
    problems: (n) => `${n} ${n === 1 ? 'thing needs' : 'things need'} mending`,
    sound: 'Every condition is met.',
    untouched: (n) =>
      `${n} ${n === 1 ? 'question was' : 'questions were'} not touched; that is allowed.`,
    edit: 'Change:',
    empty: 'no answer',
    finish: 'Finish and send',
    frozen: 'Once finished, this response is frozen and cannot be changed on the phone.',
    backToFill: 'Go on filling',
    failed: 'Not finished: the phone’s storage refused. The draft is still here.',
    rows: (n: number) => `${n} rows`,
    probes: (done, all) => `${done} of ${all} probes`,
  },
  sent: {
    finished: 'Response finished',
    waiting: 'Stored on this phone. It goes out by itself as soon as there is a network.',
    sending: 'Being sent.',
    files: (n: number) =>
      `The server has the response; ${n} files are still waiting to be sent from this phone.`,
    received: (moment) => `Received by the server ${moment}.`,
    quarantined: (moment) =>
      `Received by the server ${moment}, and held until your supervisor has looked at it.`,
    refused: 'The server refused this response. It stays stored on the phone.',
    again: (instrument) => `Start ${instrument} again`,
  },
  memo: {
    title: 'Reflexive note',
    what: 'What do you think and feel afterwards, and what did your being there do? It may stay empty.',
    open: 'The whole team may read it',
    private: 'Without the tick, only whoever connected this phone can read it at the desk.',
    speak: 'Speak the note',
    speaking: 'recording the note',
    stop: 'Stop and save',
    spoken: (length) => `Spoken note, ${length}`,
    dropVoice: 'Delete this recording',
    denied:
      'The phone refuses the microphone. Open the site’s settings in the browser and allow Microphone, or type the note.',
    full: 'The recording is not saved yet: the phone has too little room. Make room, then open this page again.',
    keep: 'Keep the note',
    waiting: 'The note is kept on this phone. It is sent after its response.',
    received: 'The server has received the note.',
    refused: 'The server refused this note.',
    drop: 'Put it away',
    failed: 'Not kept yet: the phone’s storage refuses. Make room, then try again.',
  },
  preview: {
    waiting: 'Waiting for the instrument from the desk.',
    end: 'End of the instrument',
    endWhat: 'On the phone, a response is reviewed and finished here. The preview keeps nothing.',
    again: 'Start again from the beginning',
  },
}
