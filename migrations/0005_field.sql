-- Parts of a file that is still coming up. Their bytes lie in R2 until the last has come and all are joined.
create table file_parts (
  study_id text not null references studies(id),
  -- The phone or the person that sends them: nobody's half-sent file can be spoilt by another.
  sender text not null,
  hash text not null,
  part integer not null,
  size_bytes integer not null,
  kept_at text not null,
  primary key (study_id, sender, hash, part)
) strict, without rowid;
--> statement-breakpoint
create index file_parts_by_age on file_parts(kept_at);
--> statement-breakpoint

-- Phones of a study in the order of enrolment; core/device-mark.ts makes letters of the number.
alter table devices add column number integer;
--> statement-breakpoint
update devices set number = (select count(*) from devices d
  where d.study_id = devices.study_id and (d.enrolled_at, d.id) <= (devices.enrolled_at, devices.id));
--> statement-breakpoint
create unique index devices_by_number on devices(study_id, number);
--> statement-breakpoint
-- Phones carry their letters with the kit, which has changed thereby.
update tallies set n = n + 1 where what = 'kit';
--> statement-breakpoint
-- What a phone tells of itself with each sign of life.
alter table devices add column drafts integer not null default 0;
--> statement-breakpoint
alter table devices add column oldest_unsent_at text;
--> statement-breakpoint
alter table devices add column free_bytes integer;
--> statement-breakpoint
alter table devices add column is_kept integer;
--> statement-breakpoint
-- How far its clock is ahead of ours.
alter table devices add column skew_ms integer;
--> statement-breakpoint
-- The phone it was before its storage was erased, and how much that one still held then.
alter table devices add column was text references devices(id);
--> statement-breakpoint
alter table devices add column lost integer not null default 0;
--> statement-breakpoint

-- A response that lies in quarantine and is not to count: the reason is its note.
alter table responses add column rejected_at text;
