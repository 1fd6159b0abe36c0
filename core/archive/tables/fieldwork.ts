// What people were asked, and what came of it.
import { type ArchivedTable, table } from '../table.ts'

export const fieldwork: readonly ArchivedTable[] = [
  table('people', {
    what: 'Everybody whom a row of this archive names by id: their names and nothing to sign in with.',
    columns: `id name created_at`,
    by: 'id',
    hasStudy: false,
    walk: 'named',
    left: { is_owner: 'a right on the instance', awaited_in: 'a matter of the instance' },
  }),
  table('devices', {
    what: 'Phones. Their tokens are not in here: each is enrolled anew.',
    columns: `id label enrolled_by>people enrolled_at seen_at? app unsent:int revoked_at? number:int? drafts:int oldest_unsent_at? free_bytes:int? is_kept:int? skew_ms:int? was?>devices lost:int signed_out_at? import_id?>imports`,
    by: 'id',
    later: 'was',
    left: { hash: 'a secret', holding: 'what it told last, which it tells again' },
    // A phone with its old token is nobody here, so it is told as one that was let go.
    fresh: {
      hash: "'restored ' || (value ->> 'id')",
      revoked_at: "coalesce(value ->> 'revoked_at', :now)",
    },
  }),
  table('study_keys', {
    what: 'The keys that phones seal finished responses to. With the private half one opens what phones still hold.',
    columns: `id point private_key is_wrapped:int made_at retired_at?`,
    by: 'id',
  }),
  table('imports', {
    what: 'Files from elsewhere that were brought in, and those that were taken back.',
    columns: `id file_name file_hash format product counts:json left_out:json choices:json begun_at begun_by>people state done_at? done_by?>people done_request? added:json? undone_at? undone_by?>people undone_request?`,
    by: 'begun_at id',
    only: "state <> 'staged'",
  }),
  table('cases', {
    what: 'The units that are studied.',
    columns: `code label attributes:json import_id?>imports`,
    by: 'code',
  }),
  table('participants', {
    what: 'People who inform the study, by code.',
    columns: `code role case_code?>cases attributes:json created_at deed_id? device_id?>devices import_id?>imports`,
    by: 'code',
  }),
  table('identities', {
    what: 'Their names. They lie apart: take this file away, and with it those of pseudonyms, before you hand the rest on.',
    columns: `code>participants name also_called:json`,
    by: 'code',
  }),
  table('consent_texts', {
    what: 'What people are asked to agree to, frozen.',
    columns: `hash label body:json made_at retired_at?`,
    by: 'hash',
  }),
  table('consents', {
    what: 'Who agreed to what, when, and whether they took it back. `aside` says why one waits.',
    columns: `id participant>participants text_version scopes:json how given_at withdrawn_at? text_hash? language? device_id?>devices received_at? witness? guardian? aside?`,
    by: 'participant given_at id',
  }),
  table('consent_files', {
    what: 'What shows a consent: a signature, a thumbprint, a voice.',
    columns: `consent_id>consents kind hash name type size_bytes:int held_at?`,
    by: 'hash consent_id kind',
  }),
  table('instrument_versions', {
    what: 'Published versions of instruments, each named by the hash of its body.',
    columns: `hash slug number:int kind technique title body:json published_at retired_at? import_id?>imports`,
    by: 'hash',
    heavy: 'body',
  }),
  table('instrument_drafts', {
    what: 'Instruments that are being made.',
    columns: `id slug kind title body:json base? revision:int made_at made_by>people changed_at changed_by>people noted_at published_as? removed_at?`,
    by: 'id',
    heavy: 'body',
  }),
  table('responses', {
    what: 'Filled-in instruments; `body` is canonical JSON, exactly as the phone froze it.',
    columns: `id version>instrument_versions slug technique participant? case_code? device_id>devices occurred_on finalised_at received_at body_hash body:json score:json? score_total:real? band? task_id?~tasks state note request_id rejected_at? replaces?>responses root_id?>responses revision:int? replaced_by?>responses holder_id?>devices import_id?>imports content_hash?`,
    by: 'received_at id',
    heavy: 'body',
    later: 'replaces root_id replaced_by',
  }),
  table('response_conflicts', {
    what: 'Other bytes that came under an id that was kept already.',
    columns: `response_id body_hash device_id body received_at`,
    by: 'response_id body_hash',
    heavy: 'body',
  }),
  table('response_files', {
    what: 'The files that answers name.',
    columns: `response_id>responses hash size_bytes:int held_at? is_recording:int`,
    by: 'hash response_id',
  }),
  table('unopened_responses', {
    what: 'Sealed responses that did not open, as they came, in base64.',
    columns: `response_id sealed_hash device_id>devices sealed reason received_at opened_at?`,
    by: 'response_id sealed_hash',
    heavy: 'sealed',
  }),
  table('handings', {
    what: 'Which phones a response was handed to for correction.',
    columns: `root_id>responses device_id>devices handed_at handed_by>people`,
    by: 'root_id device_id',
    hasStudy: false,
    walk: 'all',
    under: { table: 'responses', column: 'root_id' },
  }),
  table('draft_backups', {
    what: 'What phones had begun and not finished.',
    columns: `id device_id>devices taken_by?>devices version>instrument_versions slug participant? case_code? started_at saved_at answers:int body:json body_hash updated_at`,
    by: 'updated_at id',
    heavy: 'body',
  }),
  table('draft_files', {
    what: 'The files that those name.',
    columns: `draft_id>draft_backups hash size_bytes:int held_at?`,
    by: 'hash draft_id',
  }),
  table('draft_handings', {
    what: 'Which phones had a draft before it was handed on.',
    columns: `device_id>devices draft_id handed_at`,
    by: 'device_id draft_id',
    hasStudy: false,
    under: { table: 'devices', column: 'device_id' },
  }),
  table('tasks', {
    what: 'What is asked of a phone: from a gap to the next visit.',
    columns: `id finding_id?>findings instrument dimension? grp? participant? case_code? what due_on? created_at created_by>people response_id?>responses device_id?>devices questions:json told told_by?>devices told_at? reason`,
    by: 'created_at id',
  }),
  table('queries', {
    what: 'Questions that a supervisor put on an answer.',
    columns: `id root_id>responses response_id>responses ref? device_id>devices state asked_at`,
    by: 'id',
  }),
  table('query_messages', {
    what: 'What was said in them.',
    columns: `id query_id>queries kind author_kind author_id~people text written_at received_at`,
    by: 'query_id id',
    hasStudy: false,
    under: { table: 'queries', column: 'query_id' },
  }),
  table('sampling_plan', {
    what: 'How many sources of each kind are meant to be had.',
    columns: `technique role target:int`,
    by: 'technique role',
  }),
  table('field_plan', {
    what: 'How many responses of an instrument, or sources of a site, are meant to be had.',
    columns: `kind name target:int`,
    by: 'kind name',
  }),
]
