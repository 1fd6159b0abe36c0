-- Exports: each is a run of steps that writes pieces of one archive to R2; settings that are kept, and made again by the clock.

create table export_settings (
  id text primary key,
  study_id text not null references studies(id),
  name text not null,
  body text not null,
  every text check (every in ('day', 'week', 'month')),
  next_at text,
  made_at text not null,
  made_by text not null references people(id),
  removed_at text
) strict;
--> statement-breakpoint
create index export_settings_by_study on export_settings(study_id, made_at, id) where removed_at is null;
--> statement-breakpoint
create index export_settings_due on export_settings(next_at) where removed_at is null and next_at is not null;
--> statement-breakpoint
create table export_runs (
  id text primary key,
  study_id text not null references studies(id),
  body text not null,
  settings_id text references export_settings(id),
  has_identities integer not null default 0,
  made_at text not null,
  made_by text not null references people(id),
  state text not null check (state in ('running', 'done', 'cancelled', 'failed')),
  -- How many steps were made, which guards against two that make the same one; and where the next begins.
  step integer not null default 0,
  work text,
  done integer not null default 0,
  of integer not null default 0,
  rows integer not null default 0,
  size_bytes integer not null default 0,
  files text not null default '[]',
  withheld text not null default '{"quotes":0,"withdrawn":0}',
  stepped_at text not null,
  kept_until text not null,
  -- Its bytes are gone; the line stays.
  swept_at text
) strict;
--> statement-breakpoint
create index export_runs_by_study on export_runs(study_id, made_at desc, id desc);
--> statement-breakpoint
create index export_runs_at_work on export_runs(stepped_at) where state = 'running';
--> statement-breakpoint
create index export_runs_to_sweep on export_runs(kept_until) where swept_at is null;
--> statement-breakpoint
create table export_pieces (
  run_id text not null references export_runs(id),
  start_at integer not null,
  size_bytes integer not null,
  key text not null,
  primary key (run_id, start_at)
) strict, without rowid;
