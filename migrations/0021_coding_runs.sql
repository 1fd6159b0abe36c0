-- Codings that are made or taken away together: by a search, a question, a speaker, or from a list. Taken back as one step.
create table coding_runs (
  id text primary key,
  study_id text not null references studies(id),
  layer_id text not null references layers(id),
  how text not null check (how in ('search', 'question', 'speaker', 'list')),
  -- What was asked, as it was shown to its coder: it marks every coding that came of it.
  origin text not null,
  made_at text not null,
  made_by text not null references people(id),
  undone_at text,
  -- When it was last taken back, and the request that last took it back or did it again.
  turned_at text,
  turned_request text
) strict;
--> statement-breakpoint
create index coding_runs_by_maker on coding_runs(study_id, made_by, made_at desc, id desc);
--> statement-breakpoint
create table coding_run_removals (
  run_id text not null references coding_runs(id),
  coding_id text not null references codings(id),
  -- When it took it away: what its coder removed again later stays removed.
  at text not null,
  primary key (run_id, coding_id)
) strict, without rowid;
--> statement-breakpoint
alter table codings add column run_id text references coding_runs(id);
--> statement-breakpoint
create index codings_by_run on codings(run_id) where run_id is not null;
--> statement-breakpoint
-- The codings of some codes in one source, without walking over all others in it.
create index codings_by_source_code on codings(source_id, code_id, start_at) where removed_at is null;
--> statement-breakpoint
-- Sources in the order of their ids: what goes through all texts keeps its place by them.
create index sources_by_id on sources(study_id, id);
--> statement-breakpoint

-- Questions that somebody asks again: of segments or of words. Shared ones are there for everybody in the study.
create table saved_queries (
  id text primary key,
  study_id text not null references studies(id),
  kind text not null check (kind in ('segments', 'words')),
  name text not null,
  body text not null,
  is_shared integer not null,
  author text not null references people(id),
  saved_at text not null,
  removed_at text
) strict;
--> statement-breakpoint
create index saved_queries_mine on saved_queries(study_id, kind, author, saved_at) where removed_at is null;
--> statement-breakpoint
create index saved_queries_shared on saved_queries(study_id, kind, saved_at) where removed_at is null and is_shared = 1;
