-- Everything belongs to exactly one study. Ids are made by clients where a retry must be the same thing.
-- Statements are separated by the breakpoint line that scripts and tests split on.

create table studies (
  id text primary key,
  slug text not null unique,
  title text not null,
  description text not null,
  zone text not null,
  language text not null,
  created_at text not null
) strict;
--> statement-breakpoint
create table people (
  id text primary key,
  name text not null,
  -- May create studies on this instance.
  is_owner integer not null default 0,
  created_at text not null
) strict;
--> statement-breakpoint
create table members (
  study_id text not null references studies(id),
  person_id text not null references people(id),
  role text not null check (role in ('owner', 'supervisor', 'coder', 'researcher')),
  primary key (study_id, person_id)
) strict, without rowid;
--> statement-breakpoint
create index members_by_person on members(person_id);
--> statement-breakpoint

-- Secrets: only the SHA-256 of a token is ever stored.
create table sign_in_codes (
  hash text primary key,
  person_id text not null references people(id),
  expires_at text not null,
  used_at text
) strict, without rowid;
--> statement-breakpoint
create table sessions (
  hash text primary key,
  person_id text not null references people(id),
  created_at text not null,
  expires_at text not null
) strict, without rowid;
--> statement-breakpoint
create index sessions_by_expiry on sessions(expires_at);
--> statement-breakpoint
create table api_tokens (
  hash text primary key,
  id text not null unique,
  study_id text not null references studies(id),
  person_id text not null references people(id),
  name text not null,
  scope text not null,
  expires_at text not null,
  revoked_at text
) strict, without rowid;
--> statement-breakpoint
create table enrolment_codes (
  hash text primary key,
  study_id text not null references studies(id),
  person_id text not null references people(id),
  label text not null,
  expires_at text not null,
  used_at text
) strict, without rowid;
--> statement-breakpoint
create table devices (
  id text primary key,
  study_id text not null references studies(id),
  hash text not null unique,
  label text not null,
  enrolled_by text not null references people(id),
  enrolled_at text not null,
  seen_at text,
  app text not null,
  unsent integer not null default 0,
  revoked_at text
) strict;
--> statement-breakpoint
create index devices_by_study on devices(study_id, enrolled_at);
--> statement-breakpoint

create table cases (
  study_id text not null references studies(id),
  code text not null,
  label text not null,
  attributes text not null,
  primary key (study_id, code)
) strict, without rowid;
--> statement-breakpoint
create table participants (
  study_id text not null references studies(id),
  code text not null,
  role text not null,
  case_code text,
  attributes text not null,
  created_at text not null,
  primary key (study_id, code),
  foreign key (study_id, case_code) references cases(study_id, code)
) strict, without rowid;
--> statement-breakpoint
-- Names lie apart; no other table and no other query of the API joins this one but the identity list and the export's masking.
create table identities (
  study_id text not null,
  code text not null,
  name text not null,
  also_called text not null,
  primary key (study_id, code),
  foreign key (study_id, code) references participants(study_id, code) on delete cascade
) strict, without rowid;
--> statement-breakpoint
create table consents (
  id text primary key,
  study_id text not null,
  participant text not null,
  text_version text not null,
  scopes text not null,
  how text not null,
  given_at text not null,
  withdrawn_at text,
  foreign key (study_id, participant) references participants(study_id, code)
) strict;
--> statement-breakpoint
create index consents_by_participant on consents(study_id, participant, given_at);
--> statement-breakpoint

create table instrument_versions (
  study_id text not null references studies(id),
  hash text not null,
  slug text not null,
  number integer not null,
  kind text not null,
  technique text not null,
  title text not null,
  body text not null,
  published_at text not null,
  retired_at text,
  primary key (study_id, hash),
  unique (study_id, slug, number)
) strict, without rowid;
--> statement-breakpoint

create table responses (
  id text primary key,
  study_id text not null references studies(id),
  version text not null,
  slug text not null,
  technique text not null,
  participant text,
  case_code text,
  device_id text not null references devices(id),
  occurred_on text not null,
  finalised_at text not null,
  received_at text not null,
  body_hash text not null,
  -- Canonical JSON, exactly as it was frozen.
  body text not null,
  -- What core/score made of it when it came in; null for instruments without scoring.
  score text,
  score_total real,
  band text,
  task_id text,
  state text not null check (state in ('received', 'accepted', 'returned', 'quarantined')),
  note text not null default '',
  -- The request that brought it: what came in with it (its words, its prompts) asks for this.
  request_id text not null,
  foreign key (study_id, version) references instrument_versions(study_id, hash)
) strict;
--> statement-breakpoint
create index responses_by_study on responses(study_id, received_at desc, id desc);
--> statement-breakpoint
create index responses_by_instrument on responses(study_id, slug, received_at, id);
--> statement-breakpoint
create index responses_by_participant on responses(study_id, participant);
--> statement-breakpoint
-- Other bytes under an id that is already kept: refused, and kept for a person to look at.
create table response_conflicts (
  response_id text not null,
  body_hash text not null,
  study_id text not null,
  device_id text not null,
  body text not null,
  received_at text not null,
  primary key (response_id, body_hash)
) strict, without rowid;
--> statement-breakpoint

create table sources (
  id text primary key,
  study_id text not null references studies(id),
  title text not null,
  technique text not null,
  participant text,
  role text,
  case_code text,
  occurred_on text,
  response_id text unique references responses(id),
  version text,
  origin text,
  file_hash text,
  file_name text,
  added_at text not null,
  added_by text not null,
  -- Live codings over all layers, kept by triggers.
  coded integer not null default 0
) strict;
--> statement-breakpoint
create index sources_by_study on sources(study_id, added_at desc, id desc);
--> statement-breakpoint
create index sources_by_technique on sources(study_id, technique, role);
--> statement-breakpoint
create index sources_by_technique_added on sources(study_id, technique, added_at desc, id desc);
--> statement-breakpoint
-- What the desk brought in of one person, for when they withdraw; their responses have an index of their own.
create index sources_by_participant on sources(study_id, participant) where response_id is null;
--> statement-breakpoint
create index sources_by_file on sources(study_id, file_hash) where file_hash is not null;
--> statement-breakpoint
create table source_versions (
  source_id text not null references sources(id),
  number integer not null,
  text_hash text not null,
  length_chars integer not null,
  text text not null,
  blocks text not null,
  made_at text not null,
  primary key (source_id, number)
) strict;
--> statement-breakpoint
create trigger source_versions_frozen before update on source_versions
begin select raise(abort, 'a source version is immutable'); end;
--> statement-breakpoint
-- Which prompts a source has words for: one row per prompt that was put to somebody, so that
-- "not asked" and "asked, nothing said" are one indexed look-up. An instrument's aims name the codes.
create table source_prompts (
  source_id text not null references sources(id),
  study_id text not null,
  code_name text not null,
  -- 1 when words were given, 0 when it was asked (or skipped, refused) and nothing was said
  answered integer not null,
  primary key (source_id, code_name)
) strict, without rowid;
--> statement-breakpoint
-- The same by kind of source: one row for each code, technique and role that was ever asked, however many sources there are.
create table prompted (
  study_id text not null,
  code_name text not null,
  technique text not null,
  role text not null,
  primary key (study_id, code_name, technique, role)
) strict, without rowid;
--> statement-breakpoint
create trigger prompts_grouped after insert on source_prompts
begin
  insert into prompted select new.study_id, new.code_name, s.technique, coalesce(p.role, s.role, '')
  from sources s left join participants p on p.study_id = s.study_id and p.code = s.participant
  where s.id = new.source_id on conflict do nothing;
end;
--> statement-breakpoint
-- How many sources of each kind there are, and how many of them somebody has coded.
create table source_groups (
  study_id text not null references studies(id),
  technique text not null,
  role text not null,
  n integer not null,
  coded integer not null,
  primary key (study_id, technique, role)
) strict, without rowid;
--> statement-breakpoint
create trigger sources_grouped after insert on sources
begin
  insert into source_groups values (new.study_id, new.technique,
    coalesce((select role from participants where study_id = new.study_id and code = new.participant), new.role, ''), 1, 0)
  on conflict do update set n = n + 1;
end;
--> statement-breakpoint
create trigger sources_regrouped after update of coded on sources when (old.coded = 0) <> (new.coded = 0)
begin
  update source_groups set coded = coded + iif(new.coded = 0, -1, 1)
  where study_id = new.study_id and technique = new.technique and role =
    coalesce((select role from participants where study_id = new.study_id and code = new.participant), new.role, '');
end;
--> statement-breakpoint

create table codes (
  id text primary key,
  study_id text not null references studies(id),
  parent_id text references codes(id),
  name text not null,
  label text not null,
  definition text not null,
  include text not null,
  exclude text not null,
  example text not null,
  hue integer not null,
  position integer not null,
  revision integer not null default 1,
  retired_at text,
  unique (study_id, name)
) strict;
--> statement-breakpoint
create table layers (
  id text primary key,
  study_id text not null references studies(id),
  kind text not null check (kind in ('coder', 'consensus')),
  person_id text references people(id),
  unique (study_id, kind, person_id)
) strict;
--> statement-breakpoint
create table codings (
  id text primary key,
  study_id text not null references studies(id),
  source_id text not null,
  version integer not null,
  layer_id text not null references layers(id),
  code_id text not null references codes(id),
  start_at integer not null,
  end_at integer not null check (end_at > start_at),
  quote text not null,
  made_at text not null,
  made_by text not null references people(id),
  removed_at text,
  foreign key (source_id, version) references source_versions(source_id, number)
) strict;
--> statement-breakpoint
create index codings_by_source on codings(source_id, start_at) where removed_at is null;
--> statement-breakpoint
create index codings_by_code on codings(study_id, code_id, made_at, id) where removed_at is null;
--> statement-breakpoint
-- A coder's own codings of a code, without walking over everybody else's.
create index codings_by_layer on codings(layer_id, code_id, made_at, id) where removed_at is null;
--> statement-breakpoint
create index codings_by_study on codings(study_id, made_at, id) where removed_at is null;
--> statement-breakpoint
create table code_tallies (
  layer_id text not null,
  code_id text not null,
  n integer not null,
  primary key (layer_id, code_id)
) strict, without rowid;
--> statement-breakpoint
create table source_tallies (
  layer_id text not null,
  source_id text not null,
  n integer not null,
  primary key (layer_id, source_id)
) strict, without rowid;
--> statement-breakpoint
create trigger codings_counted after insert on codings when new.removed_at is null
begin
  insert into code_tallies values (new.layer_id, new.code_id, 1) on conflict do update set n = n + 1;
  insert into source_tallies values (new.layer_id, new.source_id, 1) on conflict do update set n = n + 1;
  update sources set coded = coded + 1 where id = new.source_id;
end;
--> statement-breakpoint
create trigger codings_recounted after update of removed_at on codings
  when (old.removed_at is null) <> (new.removed_at is null)
begin
  update code_tallies set n = n + iif(new.removed_at is null, 1, -1) where layer_id = new.layer_id and code_id = new.code_id;
  update source_tallies set n = n + iif(new.removed_at is null, 1, -1) where layer_id = new.layer_id and source_id = new.source_id;
  update sources set coded = coded + iif(new.removed_at is null, 1, -1) where id = new.source_id;
end;
--> statement-breakpoint
create table memos (
  id text primary key,
  study_id text not null references studies(id),
  target_kind text not null,
  target_id text not null,
  text text not null,
  is_private integer not null,
  author text not null references people(id),
  written_at text not null,
  removed_at text
) strict;
--> statement-breakpoint
create index memos_by_target on memos(study_id, target_kind, target_id) where removed_at is null;
--> statement-breakpoint
create index memos_by_study on memos(study_id, written_at desc, id desc) where removed_at is null;
--> statement-breakpoint

create table findings (
  id text primary key,
  study_id text not null references studies(id),
  number integer not null,
  claim text not null,
  question text not null,
  scope text not null,
  rival text not null,
  state text not null check (state in ('draft', 'supported', 'contested', 'rejected')),
  revision integer not null default 1,
  override_verdict text,
  override_reason text,
  override_by text,
  created_at text not null,
  created_by text not null references people(id),
  unique (study_id, number)
) strict;
--> statement-breakpoint
create table finding_codes (
  finding_id text not null references findings(id),
  code_id text not null references codes(id),
  primary key (finding_id, code_id)
) strict, without rowid;
--> statement-breakpoint
create table evidence (
  id text primary key,
  study_id text not null references studies(id),
  finding_id text not null references findings(id),
  coding_id text references codings(id),
  response_id text references responses(id),
  test text,
  -- The score that was read and when: a stored query with its result and date.
  result text,
  stance text not null check (stance in ('supports', 'qualifies', 'contradicts', 'context')),
  strength integer not null check (strength between 1 and 3),
  note text not null,
  added_by text not null references people(id),
  added_at text not null,
  removed_at text,
  check ((coding_id is null) <> (response_id is null))
) strict;
--> statement-breakpoint
create index evidence_by_finding on evidence(finding_id) where removed_at is null;
--> statement-breakpoint
create index evidence_by_coding on evidence(coding_id) where removed_at is null;
--> statement-breakpoint
create index evidence_by_study on evidence(study_id) where removed_at is null;
--> statement-breakpoint
create table relations (
  id text primary key,
  study_id text not null references studies(id),
  from_code text not null references codes(id),
  to_code text not null references codes(id),
  type text not null,
  sign text not null check (sign in ('+', '-', '?')),
  note text not null,
  evidence text not null,
  removed_at text
) strict;
--> statement-breakpoint
create index relations_by_study on relations(study_id) where removed_at is null;
--> statement-breakpoint
create table events (
  id text primary key,
  study_id text not null references studies(id),
  label text not null,
  from_day text not null,
  to_day text,
  precision text not null check (precision in ('day', 'month', 'year', 'about')),
  evidence text not null,
  removed_at text
) strict;
--> statement-breakpoint
create index events_by_study on events(study_id, from_day) where removed_at is null;
--> statement-breakpoint
create table tasks (
  id text primary key,
  study_id text not null references studies(id),
  finding_id text references findings(id),
  instrument text not null,
  dimension text,
  grp text,
  participant text,
  case_code text,
  what text not null,
  due_on text,
  created_at text not null,
  created_by text not null references people(id),
  response_id text references responses(id)
) strict;
--> statement-breakpoint
create index tasks_by_study on tasks(study_id, created_at);
--> statement-breakpoint

-- How many there are, for the rail: reading it costs the same in every study.
create table tallies (
  study_id text not null references studies(id),
  what text not null,
  n integer not null,
  primary key (study_id, what)
) strict, without rowid;
--> statement-breakpoint
create trigger instruments_tallied after insert on instrument_versions when new.number = 1
begin insert into tallies values (new.study_id, 'instruments', 1) on conflict do update set n = n + 1; end;
--> statement-breakpoint
create trigger responses_tallied after insert on responses
begin insert into tallies values (new.study_id, 'responses', 1) on conflict do update set n = n + 1; end;
--> statement-breakpoint
create trigger responses_audited after insert on responses
begin
  insert into audits (study_id, at, actor_kind, actor_id, verb, what, object_id, details, request_id)
  values (new.study_id, new.received_at, 'device', new.device_id, 'keep', 'response', new.id,
    json_object('state', new.state), new.request_id);
end;
--> statement-breakpoint
create trigger participants_tallied after insert on participants
begin insert into tallies values (new.study_id, 'participants', 1) on conflict do update set n = n + 1; end;
--> statement-breakpoint
create trigger sources_tallied after insert on sources
begin insert into tallies values (new.study_id, 'sources', 1) on conflict do update set n = n + 1; end;
--> statement-breakpoint
create trigger codes_tallied after insert on codes
begin insert into tallies values (new.study_id, 'codes', 1) on conflict do update set n = n + 1; end;
--> statement-breakpoint
create trigger memos_tallied after insert on memos when new.is_private = 0
begin insert into tallies values (new.study_id, 'memos', 1) on conflict do update set n = n + 1; end;
--> statement-breakpoint
-- A memo counts while it is there and open to others; either can change.
create trigger memos_retallied after update of removed_at, is_private on memos
  when (old.removed_at is null and old.is_private = 0) <> (new.removed_at is null and new.is_private = 0)
begin
  insert into tallies values (new.study_id, 'memos', iif(new.removed_at is null and new.is_private = 0, 1, -1))
    on conflict do update set n = n + excluded.n;
end;
--> statement-breakpoint
create trigger findings_tallied after insert on findings
begin insert into tallies values (new.study_id, 'findings', 1) on conflict do update set n = n + 1; end;
--> statement-breakpoint

-- The audit trail only grows. `details` holds codes and counts, never what anybody said.
create table audits (
  id integer primary key,
  study_id text,
  at text not null,
  actor_kind text not null,
  actor_id text not null,
  verb text not null,
  what text not null,
  object_id text,
  details text not null,
  request_id text not null
) strict;
--> statement-breakpoint
create index audits_by_study on audits(study_id, id);
--> statement-breakpoint
create trigger audits_kept before update on audits
begin select raise(abort, 'the audit trail only grows'); end;
--> statement-breakpoint
create trigger audits_kept_whole before delete on audits
begin select raise(abort, 'the audit trail only grows'); end;
--> statement-breakpoint
-- The revision of what phones carry along: one number, so that a phone's "anything new?" costs one row.
create trigger kit_changed after insert on audits
  when new.study_id is not null and new.what in ('study', 'instrument', 'participant', 'case', 'consent', 'task')
begin insert into tallies values (new.study_id, 'kit', 1) on conflict do update set n = n + 1; end;
--> statement-breakpoint
create trigger kit_changed_by_task after update of response_id on tasks
begin insert into tallies values (new.study_id, 'kit', 1) on conflict do update set n = n + 1; end;
