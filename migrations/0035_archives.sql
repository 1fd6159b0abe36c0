-- Archives: a whole study in one file, and its restoring into an instance that does not have it.

-- An archive is made by the same steps as an export, and told apart from it.
alter table export_runs add column kind text not null default 'dataset' check (kind in ('dataset', 'archive'));
--> statement-breakpoint
-- Somebody whom a restore made here: until they sign in for the first time, the owner of this study may give them a link.
alter table people add column awaited_in text;
--> statement-breakpoint

-- A restore under way, and one that has ended. The study's rows are there from the first part on; its members come last, so
-- until then nobody sees it. `members` waits for that moment.
create table restores (
  id text primary key,
  study_id text not null unique,
  slug text not null,
  manifest text not null,
  members text,
  made_by text not null references people(id),
  made_at text not null,
  ended_at text
) strict;
--> statement-breakpoint
create index restores_by_maker on restores(made_by, made_at) where ended_at is null;
--> statement-breakpoint
-- How far each table is. `rows` is told with every part, and null, which it may not be, breaks off a part with rows that
-- do not belong.
create table restore_tables (
  restore_id text not null references restores(id),
  name text not null,
  rows integer not null,
  left_rows integer not null,
  size_bytes integer not null,
  -- Of the bytes so far, to go on from.
  sha text not null,
  -- Of the part that came last: its rows ask for it.
  mark text not null,
  primary key (restore_id, name)
) strict, without rowid;
--> statement-breakpoint
create table restore_files (
  restore_id text not null references restores(id),
  hash text not null,
  primary key (restore_id, hash)
) strict, without rowid;
--> statement-breakpoint
-- What names a row of its own table waits until all of them are there.
create table restore_links (
  restore_id text not null references restores(id),
  name text not null,
  row_id text not null,
  links text not null,
  primary key (restore_id, name, row_id)
) strict, without rowid;
--> statement-breakpoint

-- What a restore brings has its line in the trail already, and is gone with its trail when the restore is taken away.
drop trigger responses_audited;
--> statement-breakpoint
create trigger responses_audited after insert on responses
  when not exists (select 1 from restores where study_id = new.study_id and ended_at is null)
begin
  insert into audits (study_id, at, actor_kind, actor_id, verb, what, object_id, details, request_id)
  values (new.study_id, new.received_at, 'device', new.device_id, 'keep', 'response', new.id,
    json_object('state', new.state), new.request_id);
end;
--> statement-breakpoint
drop trigger audits_kept_whole;
--> statement-breakpoint
create trigger audits_kept_whole before delete on audits
  when not exists (select 1 from restores where study_id = old.study_id and ended_at is null)
begin select raise(abort, 'the audit trail only grows'); end;
--> statement-breakpoint

-- An archive walks over each table in an order that an index has, with what was taken away among it.
create index adjudications_all on adjudications(study_id, id);
--> statement-breakpoint
create index events_all on events(study_id, id);
--> statement-breakpoint
create index evidence_all on evidence(study_id, id);
--> statement-breakpoint
create index export_settings_all on export_settings(study_id, id);
--> statement-breakpoint
create index indicators_all on indicators(study_id, id);
--> statement-breakpoint
create index instrument_drafts_all on instrument_drafts(study_id, id);
--> statement-breakpoint
create index memos_all on memos(study_id, id);
--> statement-breakpoint
create index queries_all on queries(study_id, id);
--> statement-breakpoint
create index relations_all on relations(study_id, id);
--> statement-breakpoint
create index rounds_all on rounds(study_id, id);
--> statement-breakpoint
create index saved_queries_all on saved_queries(study_id, id);
--> statement-breakpoint
create index study_keys_all on study_keys(study_id, id);
--> statement-breakpoint
create index response_conflicts_all on response_conflicts(study_id, response_id, body_hash);
--> statement-breakpoint
create index unopened_all on unopened_responses(study_id, response_id, sealed_hash);
--> statement-breakpoint
create index machine_drafts_all on machine_drafts(study_id, id);
