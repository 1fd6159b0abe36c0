-- An event may tell a figure: how much of what there was then. Figures of one name and unit make a series.

alter table events add column figure_of text;
--> statement-breakpoint
alter table events add column figure_unit text;
--> statement-breakpoint
alter table events add column figure_value real;
--> statement-breakpoint
-- The framework matrix: what one case says of one theme, in the researcher's own words, with the segments it sums up.
create table framework_cells (
  study_id text not null references studies(id),
  case_code text not null,
  code_id text not null references codes(id),
  summary text not null,
  codings text not null,
  revision integer not null default 1,
  written_at text not null,
  written_by text not null references people(id),
  primary key (study_id, case_code, code_id)
) strict, without rowid;
