-- What a project concludes comes in with it, and goes with it.
alter table findings add column import_id text references imports(id);
--> statement-breakpoint
alter table evidence add column import_id text references imports(id);
--> statement-breakpoint
alter table network_places add column import_id text references imports(id);
--> statement-breakpoint
create index findings_by_import on findings(import_id) where import_id is not null;
--> statement-breakpoint
create index evidence_by_import on evidence(import_id) where import_id is not null;
--> statement-breakpoint
create index network_places_by_import on network_places(import_id) where import_id is not null;
--> statement-breakpoint
-- What is deleted is looked for by whatever names it.
create index evidence_of_finding on evidence(finding_id);
--> statement-breakpoint
create index tasks_of_finding on tasks(finding_id) where finding_id is not null;
--> statement-breakpoint
create trigger findings_untallied after delete on findings
begin update tallies set n = n - 1 where study_id = old.study_id and what = 'findings'; end;
--> statement-breakpoint
-- The end of bringing in, in one statement for whoever brings in: what triggers count of codings that are made by hand is
-- counted of all of them at once, and what was laid aside goes.
create trigger imports_brought after update of added on imports when old.added is null and new.added is not null
begin
  insert into code_tallies select layer_id, code_id, count(*) from codings where import_id = new.id
    group by layer_id, code_id on conflict do update set n = n + excluded.n;
  insert into wording_tallies select layer_id, code_id, wording, count(*) from codings where import_id = new.id
    group by layer_id, code_id, wording on conflict do update set n = n + excluded.n;
  insert into source_tallies select layer_id, source_id, count(*) from codings where import_id = new.id
    group by layer_id, source_id on conflict do update set n = n + excluded.n;
  insert into source_beats select source_id, layer_id, count(*) from codings where import_id = new.id
    group by source_id, layer_id on conflict do update set n = n + excluded.n;
  update sources set coded = coded + (select count(*) from codings where import_id = new.id and source_id = sources.id)
    where id in (select source_id from codings where import_id = new.id);
  delete from import_rows where import_id = new.id;
  delete from import_parts where import_id = new.id;
end;
