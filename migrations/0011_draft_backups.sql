-- What phones have begun and not finished, so that a phone that drowns takes no more with it than it wrote without a
-- network. A draft has its response's later id; once that is received, the backup is gone.
create table draft_backups (
  id text primary key,
  study_id text not null references studies(id),
  -- The phone it was begun on, and the one that goes on with it where it was handed on.
  device_id text not null references devices(id),
  taken_by text references devices(id),
  version text not null,
  slug text not null,
  participant text,
  case_code text,
  started_at text not null,
  -- When it was last written to, by the phone's clock.
  saved_at text not null,
  answers integer not null,
  body text not null,
  body_hash text not null,
  updated_at text not null,
  foreign key (study_id, version) references instrument_versions(study_id, hash)
) strict;
--> statement-breakpoint
create index draft_backups_by_study on draft_backups(study_id, updated_at desc, id desc);
--> statement-breakpoint
create index draft_backups_by_taker on draft_backups(taken_by, updated_at desc) where taken_by is not null;
--> statement-breakpoint
-- Every phone that had a draft before it was handed on: it is told that it no longer has, also once it is finished.
create table draft_handings (
  device_id text not null references devices(id),
  draft_id text not null,
  handed_at text not null,
  primary key (device_id, draft_id)
) strict, without rowid;
--> statement-breakpoint
-- The files that it names. Their bytes come after it.
create table draft_files (
  draft_id text not null references draft_backups(id) on delete cascade,
  hash text not null,
  study_id text not null,
  size_bytes integer not null,
  held_at text,
  primary key (draft_id, hash)
) strict, without rowid;
--> statement-breakpoint
create index draft_files_by_hash on draft_files(study_id, hash);
--> statement-breakpoint
-- A response is a draft or it is received, never both.
create trigger draft_backups_finished after insert on responses
begin delete from draft_backups where id = new.id and study_id = new.study_id; end;
