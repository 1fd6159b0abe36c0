-- The recordings that a transcript is heard from. `spans` are the stretches of the transcript's clock that a file holds.
create table source_recordings (
  source_id text not null references sources(id),
  hash text not null,
  study_id text not null references studies(id),
  name text not null,
  type text not null,
  size_bytes integer not null,
  spans text not null,
  added_at text not null,
  added_by text not null references people(id),
  held_at text,
  removed_at text,
  primary key (source_id, hash)
) strict, without rowid;
--> statement-breakpoint
create index source_recordings_by_hash on source_recordings(study_id, hash);
--> statement-breakpoint
-- Moments set by hand over one version of a text; the last that was said of a block counts, null says that it has none.
create table source_moments (
  id integer primary key,
  source_id text not null,
  version integer not null,
  start_at integer not null,
  time_ms integer,
  set_at text not null,
  set_by text not null references people(id),
  foreign key (source_id, version) references source_versions(source_id, number)
) strict;
--> statement-breakpoint
create index source_moments_by_version on source_moments(source_id, version, start_at, id);
--> statement-breakpoint
-- Who is meant by the labels of a source, told by a person; and what the study remembers of it for its next source.
create table source_speakers (
  source_id text not null references sources(id),
  label text not null,
  meant text not null check (meant in ('participant', 'researcher', 'speaker', 'nobody')),
  participant text check ((participant is null) = (meant <> 'participant')),
  told_at text not null,
  told_by text not null references people(id),
  primary key (source_id, label)
) strict, without rowid;
--> statement-breakpoint
create table speaker_aliases (
  study_id text not null references studies(id),
  label text not null,
  meant text not null check (meant in ('participant', 'researcher', 'speaker', 'nobody')),
  participant text check ((participant is null) = (meant <> 'participant')),
  told_at text not null,
  primary key (study_id, label)
) strict, without rowid;
