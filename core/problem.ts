// Everything Pedoman refuses, in one catalogue: a code, an HTTP status, and the details that say where and why.
// Messages for people are in web/kit/messages, keyed by code. Codes are never reused. Details never hold
// what a respondent said: names of questions, limits and positions only.

export type Details = Record<
  string,
  string | number | boolean | null | string[] | { at: string; reason: string }[]
>

const problem =
  <D extends Details>(status: number, code: string) =>
  (details: D): Problem => ({ status, code, details })

export type Problem = { status: number; code: string; details: Details }

type None = Record<never, never>

export const problems = {
  // The request itself
  requestMalformed: problem<{ at: string; reason: string }>(400, 'request.malformed'),
  jsonMalformed: problem<None>(400, 'json.malformed'),
  textIllFormed: problem<{ at: string }>(400, 'text.ill-formed'),
  /** What arrived is not what was sent: it is sent again. */
  requestDamaged: problem<None>(422, 'request.damaged'),
  bodyTooLarge: problem<{ limitBytes: number }>(413, 'body.too-large'),
  originForeign: problem<None>(403, 'origin.foreign'),
  routeUnknown: problem<None>(404, 'route.unknown'),
  tooManyKnocks: problem<None>(429, 'knocks.too-many'),
  serverFailed: problem<None>(500, 'server.failed'),
  // Who
  signInNeeded: problem<None>(401, 'sign-in.needed'),
  signInCodeUnknown: problem<None>(403, 'sign-in.code-unknown'),
  enrolmentCodeUnknown: problem<None>(403, 'enrolment.code-unknown'),
  tokenUnknown: problem<None>(401, 'token.unknown'),
  deviceRevoked: problem<None>(403, 'device.revoked'),
  notAllowed: problem<{ permission: string }>(403, 'permission.missing'),
  // What: another study's id and an id that never was look alike
  notFound: problem<{ what: string }>(404, 'thing.unknown'),
  // Instruments
  /** The first fault; `faults` has all of them where all were looked for. */
  instrumentUnsound: problem<{
    at: string
    reason: string
    faults?: { at: string; reason: string }[]
  }>(422, 'instrument.unsound'),
  versionUnknown: problem<{ version: string }>(409, 'version.unknown'),
  /** No longer given: what was refused with it is sent again, and until then the phone still says why. */
  versionRetired: problem<{ version: string }>(409, 'version.retired'),
  // Answers, always naming the question
  answerUnknown: problem<{ question: string }>(422, 'answer.unknown-question'),
  answerWrongType: problem<{ question: string; expected: string }>(422, 'answer.wrong-type'),
  answerOutOfRange: problem<{ question: string; min: number | null; max: number | null }>(
    422,
    'answer.out-of-range',
  ),
  answerNotAChoice: problem<{ question: string }>(422, 'answer.not-a-choice'),
  answerNotAlone: problem<{ question: string; choice: string }>(422, 'answer.not-alone'),
  answerNotOffered: problem<{ question: string }>(422, 'answer.not-offered'),
  answerNotRanked: problem<{ question: string }>(422, 'answer.not-ranked'),
  answerCalculationWrong: problem<{ question: string }>(422, 'answer.calculation-wrong'),
  answerConstraint: problem<{ question: string }>(422, 'answer.constraint'),
  answerRequired: problem<{ question: string }>(422, 'answer.required'),
  answerIrrelevant: problem<{ question: string }>(422, 'answer.irrelevant'),
  expressionFailed: problem<{ question: string; expression: string; reason: string }>(
    422,
    'expression.failed',
  ),
  // Responses
  responseChanged: problem<{ id: string }>(409, 'response.changed'),
  /** Sealed to a key that is not this study's, or that the server cannot read any more. It is laid aside. */
  sealKeyUnknown: problem<None>(422, 'seal.key-unknown'),
  /** Changed or cut off after it was sealed. It is laid aside. */
  sealBroken: problem<None>(422, 'seal.broken'),
  /** What it corrects is not there, is another phone's, or is about somebody else: all look alike. */
  originalUnknown: problem<None>(409, 'response.original-unknown'),
  /** A correction counts in its stead, so it is that one which is judged. */
  responseReplaced: problem<None>(409, 'response.replaced'),
  /** Not asked of this phone, or never asked. */
  queryUnknown: problem<None>(422, 'query.unknown'),
  /** Not this phone's to do, or never given. */
  taskUnknown: problem<None>(422, 'task.unknown'),
  /** Returned without a word: nobody could know what to correct. */
  commentMissing: problem<None>(422, 'review.comment-missing'),
  participantUnknown: problem<{ participant: string }>(422, 'participant.unknown'),
  participantMissing: problem<None>(422, 'participant.missing'),
  caseUnknown: problem<{ case: string }>(422, 'case.unknown'),
  caseMissing: problem<None>(422, 'case.missing'),
  // Consents
  consentTextUnknown: problem<{ version: string }>(422, 'consent.text-unknown'),
  /** A response is to leave quarantine while the consent that it needs is not in force. */
  consentMissing: problem<None>(409, 'consent.missing'),
  consentScopeUnasked: problem<{ scope: string }>(422, 'consent.scope-unasked'),
  consentEvidenceMissing: problem<{ kind: string }>(422, 'consent.evidence-missing'),
  /** A consent is taken back that the study does not have. */
  consentUnknown: problem<None>(422, 'consent.unknown'),
  consentWitnessMissing: problem<None>(422, 'consent.witness-missing'),
  // Sources and coding
  sourceTooLong: problem<{ limitBytes: number }>(413, 'source.too-long'),
  sourceEmpty: problem<None>(422, 'source.empty'),
  /** Its words are a response's: whoever filled that in corrects it there. */
  sourceOfResponse: problem<None>(409, 'source.of-response'),
  fileHashWrong: problem<None>(422, 'file.hash-wrong'),
  /** The bytes that an answer names are gone from the phone: the system erased them, or the disk failed. */
  fileLost: problem<None>(422, 'file.lost'),
  /** A phone sends a file that no response of the study names, or before the response. */
  fileUnexpected: problem<None>(409, 'file.unexpected'),
  /** A part came to harm on its way: the phone sends it again. */
  filePartWrong: problem<{ part: number }>(422, 'file.part-wrong'),
  /** Parts are missing: the phone asks which, and sends them. */
  fileIncomplete: problem<{ missing: number }>(409, 'file.incomplete'),
  segmentOutside: problem<{ start: number; end: number; length: number }>(422, 'segment.outside'),
  quoteWrong: problem<{ start: number; end: number }>(409, 'segment.quote-wrong'),
  /** Who codes blind changes no code meanwhile. */
  codeFrozen: problem<None>(409, 'code.frozen'),
  /** A code of a round that somebody is still at work in is neither merged, split nor retired under their eyes. */
  codeInRound: problem<{ code: string; round: string }>(409, 'code.in-round'),
  /** What a change touched was changed since, so it cannot be taken back as a whole. */
  changeKept: problem<{ reason: 'codes' | 'codings' | 'things' | 'used' | 'round' }>(
    409,
    'change.kept',
  ),
  /** A round names somebody who does not code in this study, or a source, a code or a codebook that it does not have. */
  roundUnsound: problem<{ what: 'coder' | 'source' | 'code' | 'codebook' }>(422, 'round.unsound'),
  roundClosed: problem<None>(409, 'round.closed'),
  /** Whoever drafts transcripts gave no answer that could be read: the same piece may be sent again. */
  machineSilent: problem<None>(503, 'machine.silent'),
  codeRetired: problem<{ code: string }>(409, 'code.retired'),
  nameTaken: problem<{ what: string; name: string }>(409, 'name.taken'),
  idTaken: problem<{ what: string }>(409, 'id.taken'),
  /** Who changed it and when, where that is known and may be told. */
  changedMeanwhile: problem<{ what: string; by?: string; at?: string; revision?: number }>(
    409,
    'thing.changed-meanwhile',
  ),
  // Exports
  /** An export with names in it is ordered by somebody who signed in a moment ago, not by a script or an old session. */
  signInStale: problem<{ minutes: number }>(403, 'sign-in.stale'),
  exportNotRunning: problem<None>(409, 'export.not-running'),
  exportGone: problem<None>(410, 'export.gone'),
  // Imports
  importTooLarge: problem<{ what: string; limit: number }>(413, 'import.too-large'),
  /** Not all of what was promised has come. */
  importIncomplete: problem<{ kind: string; missing: number }>(409, 'import.incomplete'),
  /** It was brought in or taken back already. */
  importOver: problem<None>(409, 'import.over'),
  /** A code bears the name of another, or two say that they are the same: somebody has to decide. */
  importUndecided: problem<None>(409, 'import.undecided'),
  /** How much of what kind was built on it since. */
  importKept: problem<Record<string, number>>(409, 'import.kept'),
  // Archives
  /** Not one of Pedoman's, from a later version of it, or with tables that no version has. */
  archiveUnfit: problem<{ reason: string }>(422, 'archive.unfit'),
  /** The study is on this instance: a restore never writes into one that is there. */
  archiveStudyHere: problem<{ slug: string }>(409, 'archive.study-here'),
  /** A row is not as the schema has it, or names something outside of its own study. */
  archiveRowWrong: problem<{ table: string; line: number | null; at: string }>(
    422,
    'archive.row-wrong',
  ),
  /** Ids that another study of this instance has. */
  archiveIdsTaken: problem<{ table: string }>(409, 'archive.ids-taken'),
  archiveIncomplete: problem<{ what: string }>(409, 'archive.incomplete'),
  // Findings
  findingUnsupported: problem<{
    reason: 'one-source' | 'one-technique' | 'unanswered-negative' | 'no-evidence'
  }>(409, 'finding.unsupported'),
} as const

/** Thrown by routes; `app.onError` in worker/index.ts is the only place that turns it into an answer. */
export class Refusal extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}
