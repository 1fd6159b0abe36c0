-- Instruments that are being made. A draft may be unfinished; it is gone once it is published or removed, and comes back
-- when it is saved again.
create table instrument_drafts (
  id text primary key,
  study_id text not null references studies(id),
  slug text not null,
  kind text not null,
  title text not null,
  body text not null,
  -- The version it was taken from.
  base text,
  revision integer not null default 1,
  made_at text not null,
  made_by text not null references people(id),
  changed_at text not null,
  changed_by text not null references people(id),
  -- The last edit that the audit trail tells of: a draft is saved every few seconds, and the trail is not.
  noted_at text not null,
  published_as text,
  removed_at text
) strict;
--> statement-breakpoint
create index instrument_drafts_by_study on instrument_drafts(study_id, changed_at desc, id desc) where removed_at is null;
--> statement-breakpoint

-- How many responses each version has: what a new version means for them is reckoned from this.
create table version_tallies (
  study_id text not null,
  version text not null,
  n integer not null,
  primary key (study_id, version)
) strict, without rowid;
--> statement-breakpoint
insert into version_tallies select study_id, version, count(*) from responses group by study_id, version;
--> statement-breakpoint
create trigger responses_tallied_by_version after insert on responses
begin
  insert into version_tallies values (new.study_id, new.version, 1) on conflict do update set n = n + 1;
end;
--> statement-breakpoint
create trigger responses_untallied_by_version after delete on responses
begin
  update version_tallies set n = n - 1 where study_id = old.study_id and version = old.version;
end;
--> statement-breakpoint

-- The files whose bytes are held, so that publishing asks for all of a version's files at once.
create table held_files (
  study_id text not null,
  hash text not null,
  primary key (study_id, hash)
) strict, without rowid;
--> statement-breakpoint
insert into held_files
  select distinct study_id, object_id from audits
  where what = 'file' and verb = 'add' and study_id is not null and object_id is not null;
