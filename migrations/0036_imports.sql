-- Imports: what a file from elsewhere brings is laid aside in parts, looked at, brought in as one step, and taken back as one.
create table imports (
  id text primary key,
  study_id text not null references studies(id),
  file_name text not null,
  file_hash text not null,
  format text not null,
  product text not null,
  -- How many of each kind the file has, and what of it has no place here.
  counts text not null,
  left_out text not null,
  choices text not null,
  begun_at text not null,
  begun_by text not null references people(id),
  state text not null check (state in ('staged', 'done', 'undone')),
  done_at text,
  done_by text references people(id),
  -- The requests that brought it in and took it back: whatever else a batch does asks for them.
  done_request text,
  -- How many of each kind came in.
  added text,
  undone_at text,
  undone_by text references people(id),
  undone_request text
) strict;
--> statement-breakpoint
create index imports_by_study on imports(study_id, begun_at desc, id desc);
--> statement-breakpoint
create index imports_by_file on imports(study_id, file_hash);
--> statement-breakpoint
create index imports_staged on imports(begun_at) where state = 'staged';
--> statement-breakpoint
create table import_parts (
  import_id text not null references imports(id),
  n integer not null,
  hash text not null,
  size_bytes integer not null,
  request_id text not null,
  primary key (import_id, n)
) strict, without rowid;
--> statement-breakpoint
-- Things of a file that are not in the study. They go when it is brought in or given up.
create table import_rows (
  import_id text not null references imports(id),
  kind text not null,
  -- Its name in the file, and the id that it gets here: it follows from the study, the kind and the key.
  key text not null,
  id text not null,
  part integer not null,
  body text not null,
  -- Of a source: apart from the rest, so that nothing else reads them.
  text text,
  blocks text,
  -- What would become of it, settled before it is told and again when it comes in: the id of what it is here; new, here or
  -- out; why it is out; and what it is called.
  thing text,
  fate text,
  reason text,
  name text,
  primary key (import_id, kind, key)
) strict;
--> statement-breakpoint
create index import_rows_by_part on import_rows(import_id, part);
--> statement-breakpoint

-- Coders of files. They are people, with a layer of their own, who cannot sign in.
create table outside_coders (
  study_id text not null references studies(id),
  person_id text not null references people(id),
  import_id text not null references imports(id),
  primary key (study_id, person_id)
) strict, without rowid;
--> statement-breakpoint
-- Codes that an import gave another wording: from which revision to which.
create table import_wordings (
  import_id text not null references imports(id),
  code_id text not null references codes(id),
  was integer not null,
  became integer not null,
  primary key (import_id, code_id)
) strict, without rowid;
--> statement-breakpoint

-- What came in with an import says so.
alter table cases add column import_id text references imports(id);
--> statement-breakpoint
alter table participants add column import_id text references imports(id);
--> statement-breakpoint
alter table codes add column import_id text references imports(id);
--> statement-breakpoint
alter table sources add column import_id text references imports(id);
--> statement-breakpoint
alter table codings add column import_id text references imports(id);
--> statement-breakpoint
alter table memos add column import_id text references imports(id);
--> statement-breakpoint
alter table relations add column import_id text references imports(id);
--> statement-breakpoint
create index cases_by_import on cases(import_id) where import_id is not null;
--> statement-breakpoint
create index participants_by_import on participants(import_id) where import_id is not null;
--> statement-breakpoint
create index codes_by_import on codes(import_id) where import_id is not null;
--> statement-breakpoint
create index sources_by_import on sources(import_id) where import_id is not null;
--> statement-breakpoint
create index codings_by_import on codings(import_id) where import_id is not null;
--> statement-breakpoint
create index memos_by_import on memos(import_id) where import_id is not null;
--> statement-breakpoint
create index relations_by_import on relations(import_id) where import_id is not null;
--> statement-breakpoint

-- What is deleted is looked for by whatever names it: each such column is the beginning of an index.
drop index codings_by_source_code;
--> statement-breakpoint
create index codings_of_code on codings(code_id);
--> statement-breakpoint
create index evidence_of_coding on evidence(coding_id);
--> statement-breakpoint
create index code_changes_of_coding on code_change_codings(coding_id);
--> statement-breakpoint
create index coding_run_removals_of_coding on coding_run_removals(coding_id);
--> statement-breakpoint
create index participants_by_case on participants(study_id, case_code) where case_code is not null;
--> statement-breakpoint

-- The codings of an import are counted together, once they are all there: worker/store/imports/codings.ts.
drop trigger codings_counted;
--> statement-breakpoint
create trigger codings_counted after insert on codings when new.removed_at is null and new.import_id is null
begin
  insert into code_tallies values (new.layer_id, new.code_id, 1) on conflict do update set n = n + 1;
  insert into source_tallies values (new.layer_id, new.source_id, 1) on conflict do update set n = n + 1;
  update sources set coded = coded + 1 where id = new.source_id;
end;
--> statement-breakpoint
drop trigger codings_beat;
--> statement-breakpoint
create trigger codings_beat after insert on codings when new.import_id is null begin
  insert into source_beats values (new.source_id, new.layer_id, 1) on conflict do update set n = n + 1;
end;
--> statement-breakpoint

-- Taking an import back is the first that deletes these; what is counted of them is counted back.
create trigger codings_uncounted after delete on codings when old.removed_at is null and old.unfit_at is null
begin
  update code_tallies set n = n - 1 where layer_id = old.layer_id and code_id = old.code_id;
  update wording_tallies set n = n - 1
    where layer_id = old.layer_id and code_id = old.code_id and wording = old.wording;
  update source_tallies set n = n - 1 where layer_id = old.layer_id and source_id = old.source_id;
  update sources set coded = coded - 1 where id = old.source_id;
end;
--> statement-breakpoint
create trigger codings_beat_gone after delete on codings begin
  insert into source_beats values (old.source_id, old.layer_id, 1) on conflict do update set n = n + 1;
end;
--> statement-breakpoint
create trigger memos_untallied after delete on memos when old.removed_at is null and old.is_private = 0
begin
  update memo_tallies set n = n - 1 where study_id = old.study_id and author = coalesce(old.author, old.device_id)
    and layer_id = iif(old.target_kind in ('finding', 'relation', 'event'), 'conclusions',
      coalesce((select layer_id from codings where old.target_kind = 'coding' and id = old.target_id), ''));
end;
--> statement-breakpoint
create trigger sources_ungrouped after delete on sources
begin
  update source_groups set n = n - 1, coded = coded - (old.coded > 0)
    where study_id = old.study_id and technique = old.technique and role =
      coalesce((select role from participants where study_id = old.study_id and code = old.participant), old.role, '');
  delete from source_groups where study_id = old.study_id and n <= 0;
  update source_months set n = n - 1, coded = coded - (old.coded > 0)
    where study_id = old.study_id and month = substr(coalesce(old.occurred_on, ''), 1, 7);
  update tallies set n = n - 1 where study_id = old.study_id and what = 'sources';
  delete from source_beats where source_id = old.id;
end;
--> statement-breakpoint
create trigger participants_untallied after delete on participants
begin update tallies set n = n - 1 where study_id = old.study_id and what = 'participants'; end;
--> statement-breakpoint
drop trigger kit_changed;
--> statement-breakpoint
create trigger kit_changed after insert on audits
  when new.study_id is not null and new.what in ('study', 'instrument', 'participant', 'case', 'consent', 'task', 'import')
begin insert into tallies values (new.study_id, 'kit', 1) on conflict do update set n = n + 1; end;
