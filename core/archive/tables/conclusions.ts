// What the study concludes, on what ground, and the trail of who did what.
import { type ArchivedTable, table } from '../table.ts'

export const conclusions: readonly ArchivedTable[] = [
  table('findings', {
    what: 'What the study claims.',
    columns: `id number:int claim question scope rival state revision:int override_verdict? override_reason? override_by?~people created_at created_by>people import_id?>imports`,
    by: 'number',
  }),
  table('finding_codes', {
    what: 'The codes that a finding is about.',
    columns: `finding_id>findings code_id>codes`,
    by: 'finding_id code_id',
    hasStudy: false,
    under: { table: 'findings', column: 'finding_id' },
  }),
  table('evidence', {
    what: 'What supports, qualifies or contradicts a finding.',
    columns: `id finding_id>findings coding_id?>codings response_id?>responses instrument? test? result:json? stance strength:int note theory added_by>people added_at removed_at? import_id?>imports`,
    by: 'id',
  }),
  table('evidence_results', {
    what: 'Every answer that a stored question about scores gave.',
    columns: `evidence_id>evidence asked_at asked_by>people test result:json`,
    by: 'evidence_id asked_at',
    hasStudy: false,
    under: { table: 'evidence', column: 'evidence_id' },
  }),
  table('assessments', {
    what: 'What somebody judged of a group by hand, with the reason.',
    columns: `finding_id>findings dimension grp meaning examples reason judged_by>people judged_at`,
    by: 'finding_id dimension grp',
  }),
  table('relations', {
    what: 'Arrows between codes: the network of factors.',
    // In the order in which they were made, which tells them apart elsewhere.
    columns: `id from_code>codes to_code>codes type sign note evidence:json[]>codings removed_at? import_id?>imports`,
    by: 'rowid',
  }),
  table('network_places', {
    what: 'Where somebody put a factor in its picture.',
    columns: `code_id>codes x:int y:int import_id?>imports`,
    by: 'code_id',
  }),
  table('events', {
    what: 'Dated happenings: the timeline.',
    columns: `id label from_day to_day? precision evidence:json[]>codings removed_at? figure_of? figure_unit? figure_value:real?`,
    by: 'id',
  }),
  table('framework_cells', {
    what: 'What a case says of a theme, in the words of the researcher.',
    columns: `case_code code_id>codes summary codings:json[]~codings revision:int written_at written_by>people`,
    by: 'case_code code_id',
  }),
  table('member_checks', {
    what: 'Findings that were read back to participants.',
    columns: `id instrument made_by>people made_at`,
    by: 'instrument',
  }),
  table('member_check_findings', {
    what: 'Which question of it reads back which finding.',
    columns: `check_id>member_checks finding_id>findings question`,
    by: 'check_id finding_id',
    hasStudy: false,
    under: { table: 'member_checks', column: 'check_id' },
  }),
  table('indicators', {
    what: 'What success is told by.',
    columns: `id name definition level codes:json[]>codes items:json position:int removed_at?`,
    by: 'id',
  }),
  table('export_settings', {
    what: 'Kept settings of exports, and how often they are made.',
    columns: `id name body:json every? next_at? made_at made_by>people removed_at?`,
    by: 'id',
  }),
  table('export_runs', {
    what: 'Who exported what when. Their files are not in here.',
    columns: `id body:json settings_id?>export_settings has_identities:int made_at made_by>people state done:int of:int rows:int size_bytes:int files:json withheld:json`,
    by: 'made_at id',
    only: "t.kind = 'dataset' and t.state <> 'running'",
    left: {
      kind: 'only exports of datasets are told here',
      step: 'of the making',
      work: 'of the making',
      stepped_at: 'of the making',
      kept_until: 'its file stays behind',
      swept_at: 'its file stays behind',
    },
    fresh: {
      stepped_at: "value ->> 'made_at'",
      kept_until: "value ->> 'made_at'",
      swept_at: ':now',
    },
  }),
  table('held_files', {
    what: 'The files of this archive: each lies under files/ by the SHA-256 of its bytes.',
    columns: `hash`,
    by: 'hash',
  }),
  table('audits', {
    what: 'The trail: who did what, when, in this order. It never holds what anybody said.',
    columns: `at actor_kind actor_id~people verb what object_id? details:json request_id`,
    by: 'id',
    left: { id: 'given anew in this order' },
  }),
  table('members', {
    what: 'Who belongs to the study, and in which role.',
    columns: `person_id>people role`,
    by: 'person_id',
  }),
]
