-- A memo has a kind, keeps what it said before, may stand on a stretch of a text, and may come from a phone, whose author is
-- a member or, where nobody signed in, the phone itself.
create table memos_next (
  id text primary key,
  study_id text not null references studies(id),
  target_kind text not null,
  target_id text not null,
  -- Of one on a stretch of a source: where it stands, in which version, and the words.
  version integer,
  start_at integer,
  end_at integer,
  quote text,
  kind text not null check (kind in ('analytic', 'methodological', 'reflexive', 'theoretical')),
  text text not null,
  is_private integer not null,
  author text references people(id),
  -- The phone that it was written on.
  device_id text references devices(id),
  written_at text not null,
  revision integer not null default 1,
  edited_at text,
  removed_at text,
  check (author is not null or device_id is not null)
) strict;
--> statement-breakpoint
insert into memos_next (id, study_id, target_kind, target_id, kind, text, is_private, author, written_at, removed_at)
select id, study_id, target_kind, target_id, 'analytic', text, is_private, author, written_at, removed_at from memos;
--> statement-breakpoint
drop table memos;
--> statement-breakpoint
alter table memos_next rename to memos;
--> statement-breakpoint
create index memos_by_target on memos(study_id, target_kind, target_id) where removed_at is null;
--> statement-breakpoint
create index memos_by_study on memos(study_id, written_at desc, id desc) where removed_at is null;
--> statement-breakpoint
create index memos_by_author on memos(study_id, author, written_at desc, id desc) where removed_at is null;
--> statement-breakpoint
create index memos_by_kind on memos(study_id, kind, written_at desc, id desc) where removed_at is null;
--> statement-breakpoint
-- The memos on stretches of one source: a correction of its text carries them along.
create index memos_of_source on memos(target_id, version) where target_kind = 'segment';
--> statement-breakpoint

-- What a memo said before, and whether that was open then: what was private stays its author's.
create table memo_versions (
  memo_id text not null references memos(id),
  revision integer not null,
  kind text not null,
  text text not null,
  is_private integer not null,
  -- Since when it said so.
  at text not null,
  primary key (memo_id, revision)
) strict, without rowid;
--> statement-breakpoint
create trigger memos_remembered after update of revision on memos when new.revision <> old.revision
begin
  insert into memo_versions values
    (old.id, old.revision, old.kind, old.text, old.is_private, coalesce(old.edited_at, old.written_at));
end;
--> statement-breakpoint

-- Open memos by author (or the phone) and, for those on a coding, by its layer; those on conclusions by themselves, since not
-- everybody reads conclusions.
delete from memo_tallies;
--> statement-breakpoint
insert into memo_tallies
select m.study_id, coalesce(m.author, m.device_id),
  iif(m.target_kind in ('finding', 'relation', 'event'), 'conclusions', coalesce(c.layer_id, '')), count(*)
from memos m left join codings c on m.target_kind = 'coding' and c.id = m.target_id
where m.removed_at is null and m.is_private = 0 group by 1, 2, 3;
--> statement-breakpoint
create trigger memos_tallied after insert on memos when new.is_private = 0
begin
  insert into memo_tallies values (new.study_id, coalesce(new.author, new.device_id),
    iif(new.target_kind in ('finding', 'relation', 'event'), 'conclusions',
      coalesce((select layer_id from codings where new.target_kind = 'coding' and id = new.target_id), '')), 1)
  on conflict do update set n = n + 1;
end;
--> statement-breakpoint
create trigger memos_retallied after update of removed_at, is_private on memos
  when (old.removed_at is null and old.is_private = 0) <> (new.removed_at is null and new.is_private = 0)
begin
  insert into memo_tallies values (new.study_id, coalesce(new.author, new.device_id),
    iif(new.target_kind in ('finding', 'relation', 'event'), 'conclusions',
      coalesce((select layer_id from codings where new.target_kind = 'coding' and id = new.target_id), '')),
    iif(new.removed_at is null and new.is_private = 0, 1, -1))
  on conflict do update set n = n + excluded.n;
end;
