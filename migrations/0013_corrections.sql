-- A transcript is corrected by a version of its own: who made it, of what kind it is and why, and what was edited.
alter table source_versions add column made_by text references people(id);
--> statement-breakpoint
alter table source_versions add column kind text check (kind in ('typing', 'hearing', 'pseudonym', 'undo'));
--> statement-breakpoint
alter table source_versions add column reason text not null default '';
--> statement-breakpoint
alter table source_versions add column edits text;
--> statement-breakpoint
-- The request that made it: what moves along with it asks for this.
alter table source_versions add column request_id text;
--> statement-breakpoint
-- What it quoted before, where the correction changed a coding's own words.
alter table coding_places add column quote text;
--> statement-breakpoint
-- A correction carries every coding of a source along, also those that are removed and may come back.
create index codings_of_source on codings(source_id, version);
