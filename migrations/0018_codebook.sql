-- The codebook keeps every wording of its codes, versions that a round can name, and changes that go over many codings at once.

alter table codes add column edited_by text references people(id);
--> statement-breakpoint
alter table codes add column edited_at text;
--> statement-breakpoint
-- The name that its maker gave it where a code hidden from them had that name already: it is theirs to read while they work blind.
alter table codes add column asked_name text;
--> statement-breakpoint
-- The id that it bears in a codebook it was brought in from (REFI-QDA), where that is not its id here.
alter table codes add column guid text;
--> statement-breakpoint
create unique index codes_by_guid on codes(study_id, guid) where guid is not null;
--> statement-breakpoint
-- The code that took its codings over.
alter table codes add column merged_into text references codes(id);
--> statement-breakpoint
create index codes_by_parent on codes(study_id, parent_id, position);
--> statement-breakpoint

create table code_wordings (
  code_id text not null references codes(id),
  revision integer not null,
  parent_id text,
  name text not null,
  label text not null,
  definition text not null,
  include text not null,
  exclude text not null,
  example text not null,
  hue integer not null,
  position integer not null,
  made_by text,
  made_at text,
  primary key (code_id, revision)
) strict, without rowid;
--> statement-breakpoint
-- Of the codes that were there only the wording of today was kept; the trail still knows whose it is.
insert into code_wordings
select c.id, c.revision, c.parent_id, c.name, c.label, c.definition, c.include, c.exclude, c.example, c.hue, c.position,
  a.actor_id, a.at
from codes c left join (
    select object_id, max(id) as id from audits where what = 'code' and verb in ('make', 'edit') group by object_id) last
  on last.object_id = c.id
left join audits a on a.id = last.id;
--> statement-breakpoint
create trigger codes_worded after insert on codes
begin
  insert into code_wordings values (new.id, new.revision, new.parent_id, new.name, new.label, new.definition, new.include,
    new.exclude, new.example, new.hue, new.position, new.made_by, new.made_at);
end;
--> statement-breakpoint
create trigger codes_reworded after update of revision on codes when new.revision <> old.revision
begin
  insert into code_wordings values (new.id, new.revision, new.parent_id, new.name, new.label, new.definition, new.include,
    new.exclude, new.example, new.hue, new.position, new.edited_by, new.edited_at);
end;
--> statement-breakpoint
-- A code that a bringing-in made and that was taken back with it, before anybody used it.
create trigger codes_untallied after delete on codes
begin update tallies set n = n - 1 where study_id = old.study_id and what = 'codes'; end;
--> statement-breakpoint

-- How strongly it speaks for its code, 0 to 100, and what its coder remarked.
alter table codings add column weight integer check (weight between 0 and 100);
--> statement-breakpoint
alter table codings add column note text not null default '';
--> statement-breakpoint
-- The wording of the code that its coder had before them: `code@revision`. It stays when the coding goes to another code.
alter table codings add column wording text;
--> statement-breakpoint
create table wordings_then (
  code_id text not null,
  at text not null,
  revision integer not null,
  primary key (code_id, at, revision)
) strict, without rowid;
--> statement-breakpoint
insert or ignore into wordings_then
select object_id, at, json_extract(details, '$.revision') from audits
where what = 'code' and verb = 'edit' and object_id is not null and json_extract(details, '$.revision') is not null;
--> statement-breakpoint
update codings set wording = code_id || '@' || coalesce(
  (select max(revision) from wordings_then w where w.code_id = codings.code_id and w.at <= codings.made_at), 1);
--> statement-breakpoint
drop table wordings_then;
--> statement-breakpoint
create index codings_by_wording on codings(study_id, code_id, wording, made_at, id) where removed_at is null;
--> statement-breakpoint
create table wording_tallies (
  layer_id text not null,
  code_id text not null,
  wording text not null,
  n integer not null,
  primary key (layer_id, code_id, wording)
) strict, without rowid;
--> statement-breakpoint
insert into wording_tallies
select layer_id, code_id, wording, count(*) from codings where removed_at is null and unfit_at is null group by 1, 2, 3;
--> statement-breakpoint
create index wording_tallies_by_code on wording_tallies(code_id, wording);
--> statement-breakpoint
-- Whoever works blind reads the codes of their round as they were when it began.
create trigger codings_worded after insert on codings when new.wording is null
begin
  update codings set wording = new.code_id || '@' || coalesce(
    (select j.value ->> 'revision' from round_people p join rounds r on r.id = p.round_id, json_each(r.codes) j
      where p.study_id = new.study_id and p.person_id = new.made_by and p.mode = 'blind' and p.is_open = 1
        and j.value ->> 'id' = new.code_id order by r.made_at desc limit 1),
    (select revision from codes where id = new.code_id))
  where id = new.id;
end;
--> statement-breakpoint
drop trigger codings_recounted;
--> statement-breakpoint
-- A coding stops to count, counts again, or goes to another code.
create trigger codings_recounted after update of removed_at, unfit_at, code_id on codings
  when (old.removed_at is null and old.unfit_at is null) <> (new.removed_at is null and new.unfit_at is null)
    or old.code_id <> new.code_id
begin
  update code_tallies set n = n - 1
    where old.removed_at is null and old.unfit_at is null and layer_id = old.layer_id and code_id = old.code_id;
  insert into code_tallies select new.layer_id, new.code_id, 1 where new.removed_at is null and new.unfit_at is null
    on conflict do update set n = n + 1;
  update wording_tallies set n = n - 1
    where old.removed_at is null and old.unfit_at is null
      and layer_id = old.layer_id and code_id = old.code_id and wording = old.wording;
  insert into wording_tallies select new.layer_id, new.code_id, new.wording, 1
    where new.removed_at is null and new.unfit_at is null and new.wording is not null
    on conflict do update set n = n + 1;
  update source_tallies set n = n + (new.removed_at is null and new.unfit_at is null) - (old.removed_at is null and old.unfit_at is null)
    where layer_id = new.layer_id and source_id = new.source_id;
  update sources set coded = coded + (new.removed_at is null and new.unfit_at is null) - (old.removed_at is null and old.unfit_at is null)
    where id = new.source_id and (old.removed_at is null and old.unfit_at is null) <> (new.removed_at is null and new.unfit_at is null);
end;
--> statement-breakpoint
create trigger codings_wording_counted after update of wording on codings
  when old.wording is null and new.wording is not null and new.removed_at is null and new.unfit_at is null
begin
  insert into wording_tallies values (new.layer_id, new.code_id, new.wording, 1) on conflict do update set n = n + 1;
end;
--> statement-breakpoint

-- One merging, splitting or bringing-in: what was asked, and all that it touched, so that it can be taken back as one step.
create table code_changes (
  id text primary key,
  study_id text not null references studies(id),
  kind text not null check (kind in ('merge', 'split', 'import')),
  -- What was asked for, to know a retry by.
  body text not null,
  made_by text not null references people(id),
  made_at text not null,
  -- The request that made it: what happens along with it asks for this.
  request_id text not null,
  undone_by text references people(id),
  undone_at text,
  undone_request text
) strict;
--> statement-breakpoint
create index code_changes_by_study on code_changes(study_id, made_at desc, id desc);
--> statement-breakpoint
-- `was` is null for a code that the change made.
create table code_change_codes (
  change_id text not null references code_changes(id),
  code_id text not null,
  part text not null check (part in ('from', 'into', 'made', 'changed', 'child')),
  was integer,
  became integer not null,
  primary key (change_id, code_id)
) strict, without rowid;
--> statement-breakpoint
create index code_changes_of_code on code_change_codes(code_id);
--> statement-breakpoint
create table code_change_codings (
  change_id text not null references code_changes(id),
  coding_id text not null references codings(id),
  was text not null,
  became text not null,
  -- The coding of the same words with the same code in the same layer, where there was one: this one was laid aside for it.
  folded_into text,
  primary key (change_id, coding_id)
) strict, without rowid;
--> statement-breakpoint
-- What hung on a code or a coding and went along: memos, evidence, the codes of findings, relations and events.
create table code_change_things (
  change_id text not null references code_changes(id),
  kind text not null,
  thing_id text not null,
  was text not null,
  became text not null,
  primary key (change_id, kind, thing_id)
) strict, without rowid;
--> statement-breakpoint

-- A codebook as it stood on a day, by name: which wording of each code. Written once.
create table codebook_versions (
  id text primary key,
  study_id text not null references studies(id),
  number integer not null,
  name text not null,
  note text not null,
  -- [code, revision, position] of each that was in use.
  codes text not null,
  made_by text not null references people(id),
  made_at text not null,
  unique (study_id, number)
) strict;
--> statement-breakpoint
alter table rounds add column codebook_id text references codebook_versions(id);
--> statement-breakpoint

-- The version of the text that the places of an adjudication were told in; later corrections carry them along when they are read.
alter table adjudications add column version integer not null default 1;
--> statement-breakpoint
update adjudications set version = coalesce((select max(v.number) from source_versions v
  where v.source_id = adjudications.source_id and v.made_at <= adjudications.made_at), 1);
