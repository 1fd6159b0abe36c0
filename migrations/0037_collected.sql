-- Responses that were collected elsewhere come in with an import, and so does the form that they were filled in with.
alter table instrument_versions add column import_id text references imports(id);
--> statement-breakpoint
create index instrument_versions_by_import on instrument_versions(import_id) where import_id is not null;
--> statement-breakpoint
alter table responses add column import_id text references imports(id);
--> statement-breakpoint
-- What it said when it came in, so that a later export of the same project tells what was changed there since.
alter table responses add column content_hash text;
--> statement-breakpoint
create index responses_by_import on responses(import_id) where import_id is not null;
--> statement-breakpoint
-- Stands for the program that they come from. It has no key, and was revoked when it was made: it can never send.
alter table devices add column import_id text references imports(id);
--> statement-breakpoint
create index devices_by_import on devices(import_id) where import_id is not null;
--> statement-breakpoint

-- Whatever names a response is looked for when one goes.
create index responses_by_replaces on responses(replaces) where replaces is not null;
--> statement-breakpoint
create index responses_by_replaced on responses(replaced_by) where replaced_by is not null;
--> statement-breakpoint
create index queries_by_response on queries(response_id);
--> statement-breakpoint
create index tasks_by_response on tasks(response_id) where response_id is not null;
--> statement-breakpoint

-- Taking an import back is the first that deletes these.
create trigger responses_untallied after delete on responses when old.replaced_by is null
begin update tallies set n = n - 1 where study_id = old.study_id and what = 'responses'; end;
--> statement-breakpoint
create trigger instruments_untallied after delete on instrument_versions when old.number = 1
begin update tallies set n = n - 1 where study_id = old.study_id and what = 'instruments'; end;
