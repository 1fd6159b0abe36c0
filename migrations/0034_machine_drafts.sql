-- Since when the words of a source are a machine's that nobody has gone through; null once somebody has, and for all others.
alter table sources add column machine_made_at text;
--> statement-breakpoint
-- Each draft that somebody had a machine write: the trail tells of it once, however many pieces were heard.
create table machine_drafts (
  id text primary key,
  study_id text not null references studies(id),
  source_id text,
  begun_at text not null,
  begun_by text not null references people(id)
) strict;
