-- A correction is a response of its own that names the one it replaces. All revisions of one response are one chain, whose
-- first is its root; the one that nothing replaces counts, the earlier stay to be read.
alter table responses add column replaces text references responses(id);
--> statement-breakpoint
-- Null for the first of a chain.
alter table responses add column root_id text references responses(id);
--> statement-breakpoint
-- Null while it lies in quarantine, where it is no part of the chain yet.
alter table responses add column revision integer default 1;
--> statement-breakpoint
alter table responses add column replaced_by text references responses(id);
--> statement-breakpoint
-- The phone that it was handed to for correction; without one it is the phone that sent it.
alter table responses add column holder_id text references devices(id);
--> statement-breakpoint
-- Of two corrections that come at once, one is the later: no number is given twice.
create unique index responses_by_root on responses(root_id, revision) where root_id is not null;
--> statement-breakpoint
create index responses_to_review on responses(study_id, state, received_at desc, id desc) where replaced_by is null;
--> statement-breakpoint
create index responses_by_device on responses(study_id, device_id, received_at desc, id desc);
--> statement-breakpoint
create index responses_by_task on responses(study_id, task_id) where task_id is not null;
--> statement-breakpoint
create index responses_to_correct on responses(coalesce(holder_id, device_id), received_at desc)
  where state = 'returned' and replaced_by is null;
--> statement-breakpoint
create trigger responses_retallied after update of replaced_by on responses
  when (old.replaced_by is null) <> (new.replaced_by is null)
begin
  update tallies set n = n + iif(new.replaced_by is null, 1, -1) where study_id = new.study_id and what = 'responses';
end;
--> statement-breakpoint
-- Every phone that a response was ever handed to: one that had it while it was away may still send its correction.
create table handings (
  root_id text not null references responses(id),
  device_id text not null references devices(id),
  handed_at text not null,
  handed_by text not null references people(id),
  primary key (root_id, device_id)
) strict, without rowid;
--> statement-breakpoint

-- A supervisor's question on one answer, or on the whole response. What is said in it only grows.
create table queries (
  id text primary key,
  study_id text not null references studies(id),
  -- The first of the response's revisions, and the one that was read when it was asked.
  root_id text not null references responses(id),
  response_id text not null references responses(id),
  -- The answer's place; null for the whole response.
  ref text,
  -- The phone that is to answer.
  device_id text not null references devices(id),
  state text not null check (state in ('open', 'answered', 'closed', 'withdrawn')),
  asked_at text not null
) strict;
--> statement-breakpoint
create index queries_by_root on queries(root_id, asked_at, id);
--> statement-breakpoint
create index queries_by_device on queries(device_id, asked_at, id) where state in ('open', 'answered');
--> statement-breakpoint
create table query_messages (
  id text primary key,
  query_id text not null references queries(id),
  -- A correction of the answer is an answer too, without words.
  kind text not null check (kind in ('question', 'answer', 'correction')),
  author_kind text not null check (author_kind in ('person', 'device')),
  author_id text not null,
  text text not null,
  -- When it was written, by the clock of who wrote it, and when it came in.
  written_at text not null,
  received_at text not null
) strict;
--> statement-breakpoint
create index query_messages_by_query on query_messages(query_id, received_at, id);
--> statement-breakpoint
create trigger query_messages_kept before update on query_messages
begin select raise(abort, 'what was said in a query stays'); end;
--> statement-breakpoint

-- A response's correction makes a new version of its source. A coding whose words stand there unchanged goes along; where it
-- stood before stays known, so that the earlier version is read with its codings.
create table coding_places (
  coding_id text not null references codings(id),
  version integer not null,
  start_at integer not null,
  end_at integer not null,
  primary key (coding_id, version)
) strict, without rowid;
--> statement-breakpoint
-- A coding whose words were changed: it stays where it was, does not count, and waits for its coder.
alter table codings add column unfit_at text;
--> statement-breakpoint
create index codings_unfit on codings(source_id) where unfit_at is not null and removed_at is null;
--> statement-breakpoint
drop trigger codings_recounted;
--> statement-breakpoint
create trigger codings_recounted after update of removed_at, unfit_at on codings
  when (old.removed_at is null and old.unfit_at is null) <> (new.removed_at is null and new.unfit_at is null)
begin
  update code_tallies set n = n + iif(new.removed_at is null and new.unfit_at is null, 1, -1)
    where layer_id = new.layer_id and code_id = new.code_id;
  update source_tallies set n = n + iif(new.removed_at is null and new.unfit_at is null, 1, -1)
    where layer_id = new.layer_id and source_id = new.source_id;
  update sources set coded = coded + iif(new.removed_at is null and new.unfit_at is null, 1, -1) where id = new.source_id;
end;
--> statement-breakpoint
create index evidence_by_response on evidence(response_id) where response_id is not null;
--> statement-breakpoint

-- A task may be for one phone, say what is to be asked first, and be begun, declined with a reason, or withdrawn.
alter table tasks add column device_id text references devices(id);
--> statement-breakpoint
alter table tasks add column questions text not null default '[]';
--> statement-breakpoint
alter table tasks add column told text not null default '' check (told in ('', 'begun', 'declined', 'withdrawn'));
--> statement-breakpoint
-- The phone that told, when, and what it said.
alter table tasks add column told_by text references devices(id);
--> statement-breakpoint
alter table tasks add column told_at text;
--> statement-breakpoint
alter table tasks add column reason text not null default '';
--> statement-breakpoint
-- Phones that were up to date take the tasks along anew, with what is told of them now.
update tallies set n = n + 1 where what = 'kit';
