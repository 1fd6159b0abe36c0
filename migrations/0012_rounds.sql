-- Rounds of coding: which sources go to whom with which codes, blind or in sight of each other, and what is settled afterwards.

create table rounds (
  id text primary key,
  study_id text not null references studies(id),
  title text not null,
  mode text not null check (mode in ('blind', 'open')),
  from_day text not null,
  to_day text not null,
  -- With both, each source gives only so many of its blocks, drawn by chance that can be repeated: core/agreement/draw.ts.
  seed integer,
  draw integer,
  -- What was asked for, to know a retry by.
  body text not null,
  -- The codes as they were defined when the round began.
  codes text not null,
  sources integer not null,
  made_at text not null,
  made_by text not null references people(id),
  closed_at text,
  removed_at text
) strict;
--> statement-breakpoint
create index rounds_by_study on rounds(study_id, made_at desc, id desc) where removed_at is null;
--> statement-breakpoint
-- Who takes part, with what they have done, so that a list of rounds reads no parts.
create table round_people (
  round_id text not null references rounds(id),
  person_id text not null references people(id),
  study_id text not null,
  mode text not null,
  since text not null,
  -- While somebody may still code: until the round is closed, and again after a source was reopened for them.
  is_open integer not null default 1,
  parts integer not null,
  done integer not null default 0,
  primary key (round_id, person_id)
) strict, without rowid;
--> statement-breakpoint
-- Whether somebody works blind is asked by every list of codings, so it is one look-up.
create index round_people_at_work on round_people(study_id, person_id, mode) where is_open = 1;
--> statement-breakpoint
create table round_parts (
  round_id text not null references rounds(id),
  source_id text not null references sources(id),
  person_id text not null references people(id),
  done_at text,
  reopened_at text,
  primary key (round_id, source_id, person_id)
) strict, without rowid;
--> statement-breakpoint
create index round_parts_by_person on round_parts(round_id, person_id);
--> statement-breakpoint
create table adjudications (
  id text primary key,
  study_id text not null references studies(id),
  round_id text not null references rounds(id),
  source_id text not null references sources(id),
  code_id text not null references codes(id),
  start_at integer not null,
  end_at integer not null,
  -- What each coder had there, before anybody yielded.
  before text not null,
  outcome text not null check (outcome in ('agreed', 'yielded', 'replaced', 'definition')),
  yielded text not null,
  reason text not null,
  -- The consensus coding that came of it, when one did.
  coding_id text,
  made_at text not null,
  made_by text not null references people(id),
  removed_at text
) strict;
--> statement-breakpoint
create index adjudications_by_round on adjudications(round_id, made_at, id) where removed_at is null;
--> statement-breakpoint

-- Who made a code and when: what a coder makes during a blind round is not shown to the others in it.
alter table codes add column made_by text;
--> statement-breakpoint
alter table codes add column made_at text;
--> statement-breakpoint
create index codes_by_maker on codes(study_id, made_by) where made_by is not null;
--> statement-breakpoint

-- Open memos by author and, for those on a coding, by its layer: a count over all of them would tell of layers one may not see.
create table memo_tallies (
  study_id text not null references studies(id),
  author text not null,
  layer_id text not null,
  n integer not null,
  primary key (study_id, author, layer_id)
) strict, without rowid;
--> statement-breakpoint
drop trigger memos_tallied;
--> statement-breakpoint
drop trigger memos_retallied;
--> statement-breakpoint
delete from tallies where what = 'memos';
--> statement-breakpoint
insert into memo_tallies
select m.study_id, m.author, coalesce(c.layer_id, ''), count(*)
from memos m left join codings c on m.target_kind = 'coding' and c.id = m.target_id
where m.removed_at is null and m.is_private = 0 group by 1, 2, 3;
--> statement-breakpoint
create trigger memos_tallied after insert on memos when new.is_private = 0
begin
  insert into memo_tallies values (new.study_id, new.author,
    coalesce((select layer_id from codings where new.target_kind = 'coding' and id = new.target_id), ''), 1)
  on conflict do update set n = n + 1;
end;
--> statement-breakpoint
create trigger memos_retallied after update of removed_at, is_private on memos
  when (old.removed_at is null and old.is_private = 0) <> (new.removed_at is null and new.is_private = 0)
begin
  insert into memo_tallies values (new.study_id, new.author,
    coalesce((select layer_id from codings where new.target_kind = 'coding' and id = new.target_id), ''),
    iif(new.removed_at is null and new.is_private = 0, 1, -1))
  on conflict do update set n = n + excluded.n;
end;
