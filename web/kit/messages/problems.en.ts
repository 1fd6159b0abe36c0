// Every refusal in English: what happened, where, and what can be done.
import type { ProblemMessages } from '../problem.ts'

// Four digits are not grouped, so that a year stays a year.
const number = (value: number) => value.toLocaleString('en-GB', { useGrouping: 'min2' })
const megabytes = (bytes: number) => number(Math.round(bytes / 100_000) / 10)

export const problemsInEnglish: ProblemMessages = {
  requestMalformed: (d) =>
    reasons[d.reason] ??
    `What was sent does not have the right form${d.at ? ` at “${d.at}”` : ''}.`,
  jsonMalformed: () => 'What was sent could not be read. Try sending it again.',
  textIllFormed: (d) => `The text at “${d.at}” holds a broken character. Type that part again.`,
  requestDamaged: () => 'It was damaged on its way. Send it again.',
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
    `The instrument cannot be published yet: something is wrong at ${d.at}.`,
  versionUnknown: () =>
    'The server does not know this version of the instrument. Talk to your supervisor.',
  versionRetired: () => 'This version of the instrument was retired. Talk to your supervisor.',
  answerUnknown: (d) => `This instrument has no question “${d.question}”.`,
  answerWrongType: (d) =>
    `The answer to “${d.question}” is not ${kinds[d.expected] ?? d.expected}.`,
  answerOutOfRange: (d) => `The answer to “${d.question}” must be ${range(d.min, d.max)}.`,
  answerNotAChoice: (d) => `The answer to “${d.question}” is not one of its choices.`,
  answerNotAlone: (d) => `“${d.choice}” at “${d.question}” can only be chosen alone.`,
  answerNotOffered: (d) =>
    `What was chosen at “${d.question}” is no longer offered after the other answers.`,
  answerNotRanked: (d) => `Not everything at “${d.question}” has been put in order yet.`,
  answerCalculationWrong: (d) => `“${d.question}” does not hold what its calculation gives.`,
  answerConstraint: (d) => `The answer to “${d.question}” does not meet that question’s condition.`,
  answerRequired: (d) => `“${d.question}” needs an answer.`,
  answerIrrelevant: (d) => `“${d.question}” has an answer although it is not to be asked.`,
  expressionFailed: (d) =>
    `A condition at “${d.question}” cannot be computed. Tell your supervisor.`,
  responseChanged: () =>
    'This response was received before with other content. Both are kept; talk to your supervisor.',
  sealKeyUnknown: () =>
    'This response is sealed to a key that the server does not hold. The server keeps it as it came; tell your supervisor.',
  sealBroken: () =>
    'This response was damaged after it was sealed, so the server cannot open it. The server keeps it as it came; tell your supervisor.',
  originalUnknown: () => 'What this corrects is not on the server, or is not this phone’s.',
  responseReplaced: () => 'A correction has replaced this response. Review the correction.',
  queryUnknown: () => 'This question was not put to this phone.',
  taskUnknown: () => 'This task is not this phone’s.',
  commentMissing: () => 'Say what needs correcting first: a comment on an answer, or a note.',
  participantUnknown: (d) => `Participant ${d.participant} is not registered in this study.`,
  participantMissing: () => 'This response must name its participant.',
  caseUnknown: (d) => `Case ${d.case} is not registered in this study.`,
  caseMissing: () => 'This response must name its case.',
  consentTextUnknown: ({ version }) =>
    `This phone’s consent text is not one of the study’s: ${version}. Fetch the kit, then ask again.`,
  consentMissing: () => 'The consent that this instrument needs is not in force. Record it first.',
  consentScopeUnasked: ({ scope }) => `The consent text does not ask for this: ${scope}.`,
  consentEvidenceMissing: ({ kind }) => `What shows the consent is missing: ${kind}.`,
  consentUnknown: () => 'This consent is not in the study.',
  consentWitnessMissing: () => 'This way of agreeing needs a witness.',
  sourceTooLong: (d) =>
    `The source’s text is too long; the limit is ${megabytes(d.limitBytes)} MB. Split it into several sources.`,
  sourceEmpty: () => 'This source holds no text.',
  sourceOfResponse: () =>
    'These words belong to a response. Return it to the phone, or correct the response itself.',
  fileHashWrong: () => 'The file changed on its way. Upload it again.',
  fileLost: () => 'The file is no longer on this phone. Tell the supervisor.',
  fileUnexpected: () => 'No response names this file. Send the response first.',
  filePartWrong: () => 'Part of a file was damaged on its way. It is sent again by itself.',
  fileIncomplete: () => 'Parts of this file are still missing. They are sent by themselves.',
  segmentOutside: () => 'The marked passage lies outside the text. Reload the source.',
  quoteWrong: () => 'The source’s text differs from what was marked. Reload the source.',
  codeFrozen: () =>
    'You are coding blind in a round: its codes stay as they are until the round is closed.',
  codeInRound: (d) =>
    d.round === ''
      ? `“${d.code}” is in use in a round; wait until that round is closed.`
      : `“${d.code}” is in use in the round “${d.round}”; close that round first.`,
  changeKept: (d) => keptChange[d.reason],
  // A newer server may know a reason that this page does not.
  roundUnsound: (d) => unsoundRound[d.what] ?? 'This round cannot be kept as it is.',
  roundClosed: () => 'This round is closed. Ask a supervisor to reopen the source for you.',
  machineSilent: () => 'The transcribing machine did not answer. Try again later.',
  codeRetired: () => 'That code is retired. Choose another.',
  nameTaken: (d) => `“${d.name}” is taken. Choose another.`,
  idTaken: () => 'That id is already used for something else.',
  changedMeanwhile: () => 'Somebody else has just changed it. Reload, then make your change again.',
  signInStale: ({ minutes }) =>
    `An export with names needs a fresh sign-in: sign out, sign in again, and order it within ${minutes} minutes.`,
  exportNotRunning: () => 'This export is not running any more.',
  archiveUnfit: (d) =>
    ({
      format: 'This file is no archive that this version of Pedoman can read.',
      newer:
        'The archive comes from a newer version of Pedoman. Update this one first, then restore it.',
    })[d.reason] ?? 'The archive has tables or columns that Pedoman does not know.',
  archiveStudyHere: (d) =>
    `This study is already here, as "${d.slug}". A restore never writes into a study that is there.`,
  archiveRowWrong: (d) =>
    `A row of ${d.table}${d.line === null ? '' : ` (line ${d.line})`} is not as it should be: ${d.at}. The archive was changed or damaged.`,
  archiveIdsTaken: (d) =>
    `The archive has things in ${d.table} that another study here has too. It cannot be restored beside it.`,
  archiveIncomplete: (d) =>
    `Not everything has come yet: ${d.what} is missing. Go on with the restore.`,
  exportGone: () => 'The file of this export is no longer kept. Make the export again.',
  importTooLarge: (d) =>
    d.what === 'bytes'
      ? `This file brings more than ${megabytes(d.limit)} MB at once. Divide it into several.`
      : `This file brings more than ${number(d.limit)} ${importThings[d.what] ?? d.what}. Divide it into several.`,
  importIncomplete: () =>
    'Not all of this file has arrived. Send it again; what is here is not repeated.',
  importOver: () => 'This file was brought in or taken back already.',
  importUndecided: () => 'A code bears a name that is taken. Choose first which of the two holds.',
  importKept: (d) =>
    `It cannot be taken back, because it was built on since: ${Object.entries(d)
      .map(([what, n]) => `${number(n)} ${builtOn[what] ?? what}`)
      .join(', ')}.`,
  findingUnsupported: (d) => unsupported[d.reason],
}

const importThings: Record<string, string> = {
  case: 'cases',
  participant: 'participants',
  coder: 'coders',
  code: 'codes',
  source: 'sources',
  coding: 'codings',
  memo: 'memos',
  relation: 'relations',
}

const builtOn: Record<string, string> = {
  codings: 'further codings',
  memos: 'memos',
  findings: 'pieces of evidence',
  network: 'relations, events or summaries',
  rounds: 'rounds',
  texts: 'corrected texts, recordings or speakers',
  codes: 'changes of codes',
  codebooks: 'versions of the codebook',
  people: 'consents, responses or tasks',
  sources: 'further sources',
}

const keptChange: Record<'codes' | 'codings' | 'things' | 'used' | 'round', string> = {
  codes: 'Its codes were changed since; this can no longer be undone as a whole.',
  codings: 'Its codings were moved since; this can no longer be undone as a whole.',
  things: 'Memos, evidence, findings or relations that went along were changed since.',
  used: 'The codes that it made are in use by now.',
  round: 'One of its codes is in use in a running round.',
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

const unsoundRound = {
  coder:
    'A round can be given to coders, supervisors and owners of this study only. Choose the coders again.',
  source: 'A source of the round is not in this study any more. Choose the sources again.',
  code: 'A code of the round is not in this study. Choose the codes again.',
  codebook:
    'A code of the round is not in the version of the codebook that it goes by. Choose the codes or the version again.',
}

/** What a person can put right; any other reason is a program's mistake, and the place is what helps. */
const reasons: Record<string, string> = {
  'text.too-long': 'One of the texts is too long.',
  'date.form': 'One of the dates does not exist.',
  'code.form': 'A code holds letters, digits, dots and hyphens only, 32 at most.',
  'code-name.form': 'A code’s short name holds small letters, digits and hyphens only.',
  'site.form': 'A site is a case, or one attribute of cases.',
  'slug.form': 'A short name holds small letters, digits and hyphens only.',
  'date.order': 'The end comes before the beginning.',
  'list.twice': 'Something is in the list twice.',
  'reason.missing': 'Write the reason first.',
  'relation.loop': 'An arrow must lead to another factor.',
  'event.backwards': 'The event would end before it begins.',
  'parent.cycle': 'A code cannot lie below itself.',
  'parent.unknown': 'The code above it is no longer there.',
  'score.unknown': 'This response has no such score.',
}

const unsupported = {
  'no-evidence': 'Cannot be “supported” yet: no evidence supports it. Attach a segment first.',
  'one-source':
    'Cannot be “supported” yet: only one group of sources speaks. Look for evidence from another role.',
  'one-technique':
    'Cannot be “supported” yet: only one technique was used. Look for evidence by another technique.',
  'unanswered-negative':
    'Cannot be “supported” yet: a contradiction stands unanswered. Write a note on that evidence, or narrow the claim.',
}

function range(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return `between ${number(min)} and ${number(max)}`
  if (min !== null) return `at least ${number(min)}`
  return max === null ? 'a number' : `at most ${number(max)}`
}
