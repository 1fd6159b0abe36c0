// Every refusal in English: what happened, where, and what can be done.
import type { ProblemMessages } from '../problem.ts'

// Four digits are not grouped, so that a year stays a year.
const number = (value: number) => value.toLocaleString('en-GB', { useGrouping: 'min2' })
const megabytes = (bytes: number) => number(Math.round(bytes / 100_000) / 10)

export const problemsInEnglish: ProblemMessages = {
  requestMalformed: (d) =>
    `What was sent does not have the right form${d.at ? ` at “${d.at}”` : ''} (${d.reason}).`,
  jsonMalformed: () => 'What was sent could not be read. Try sending it again.',
  textIllFormed: (d) => `The text at “${d.at}” holds a broken character. Type that part again.`,
  bodyTooLarge: (d) => `That is too large; the limit is ${megabytes(d.limitBytes)} MB.`,
  originForeign: () => 'This request came from another site and was refused.',
  routeUnknown: () => 'There is no such address.',
  tooManyKnocks: () => 'Too many attempts. Wait a few minutes, then try again.',
  serverFailed: () => 'The server has a problem. What is here is safe; try again later.',
  signInNeeded: () => 'Sign in first, with the link that the study’s owner gave you.',
  signInCodeUnknown: () =>
    'This sign-in link is unknown, already used, or expired. Ask for a new one.',
  enrolmentCodeUnknown: () =>
    'This phone code is unknown, already used, or expired. Ask the desk for a new QR code.',
  tokenUnknown: () => 'The server does not know this phone or token. Ask the desk for a new code.',
  deviceRevoked: () => 'This phone’s permission was withdrawn. Talk to your supervisor.',
  notAllowed: () => 'Your role does not allow this.',
  notFound: () => 'There is no such thing in this study.',
  instrumentUnsound: (d) =>
    `The instrument cannot be published yet: look at ${d.at} (${d.reason}).`,
  versionUnknown: () =>
    'The server does not know this version of the instrument. Talk to your supervisor.',
  versionRetired: () => 'This version of the instrument was retired. Talk to your supervisor.',
  answerUnknown: (d) => `This instrument has no question “${d.question}”.`,
  answerWrongType: (d) =>
    `The answer to “${d.question}” is not ${kinds[d.expected] ?? d.expected}.`,
  answerOutOfRange: (d) => `The answer to “${d.question}” must be ${range(d.min, d.max)}.`,
  answerNotAChoice: (d) => `The answer to “${d.question}” is not one of its choices.`,
  answerNotAlone: (d) => `“${d.choice}” at “${d.question}” can only be chosen alone.`,
  answerConstraint: (d) => `The answer to “${d.question}” does not meet that question’s condition.`,
  answerRequired: (d) => `“${d.question}” needs an answer.`,
  answerIrrelevant: (d) => `“${d.question}” has an answer although it is not to be asked.`,
  expressionFailed: (d) =>
    `A condition at “${d.question}” cannot be computed (${d.reason}). Tell your supervisor.`,
  responseChanged: () =>
    'This response was received before with other content. Both are kept; talk to your supervisor.',
  participantUnknown: (d) => `Participant ${d.participant} is not registered in this study.`,
  participantMissing: () => 'This response must name its participant.',
  caseUnknown: (d) => `Case ${d.case} is not registered in this study.`,
  caseMissing: () => 'This response must name its case.',
  sourceTooLong: (d) =>
    `The source’s text is too long; the limit is ${megabytes(d.limitBytes)} MB. Split it into several sources.`,
  sourceEmpty: () => 'This source holds no text.',
  fileHashWrong: () => 'The file changed on its way. Upload it again.',
  segmentOutside: () => 'The marked passage lies outside the text. Reload the source.',
  quoteWrong: () => 'The source’s text differs from what was marked. Reload the source.',
  codeRetired: () => 'That code is retired. Choose another.',
  nameTaken: (d) => `“${d.name}” is taken. Choose another.`,
  idTaken: () => 'That id is already used for something else.',
  changedMeanwhile: () => 'Somebody else has just changed it. Reload, then make your change again.',
  findingUnsupported: (d) => unsupported[d.reason],
}

const kinds: Record<string, string> = {
  text: 'a text',
  integer: 'a whole number',
  decimal: 'a number',
  range: 'a number',
  date: 'a date',
  time: 'a time',
  dateTime: 'a date and time',
  selectOne: 'one choice',
  selectMany: 'a list of choices',
  rank: 'choices in an order',
  geopoint: 'a place',
  geotrace: 'a path',
  geoshape: 'an area',
  image: 'a photo',
  audio: 'a sound recording',
  video: 'a video',
  file: 'a file',
  signature: 'a signature',
  barcode: 'a barcode',
  acknowledge: 'a ticked box',
  tally: 'a count of events',
}

const unsupported = {
  'one-source': 'This finding rests on one group of informants so far.',
  'one-technique': 'This finding rests on one technique so far.',
  'unanswered-negative': 'Evidence against it has not been answered yet.',
  'no-evidence': 'This finding has no evidence yet.',
}

function range(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return `between ${number(min)} and ${number(max)}`
  if (min !== null) return `at least ${number(min)}`
  return max === null ? 'a number' : `at most ${number(max)}`
}
