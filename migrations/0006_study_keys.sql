-- What phones seal finished responses to. A study has one key that is current and keeps the earlier ones, to open what
-- phones that were away still bring. The private half is wrapped with SEAL_SECRET where the Worker has one.
create table study_keys (
  id text primary key,
  study_id text not null references studies(id),
  -- The public point, uncompressed, in base64.
  point text not null,
  private_key text not null,
  is_wrapped integer not null check (is_wrapped in (0, 1)),
  made_at text not null,
  retired_at text
) strict;
--> statement-breakpoint
create unique index study_keys_current on study_keys(study_id) where retired_at is null;
--> statement-breakpoint
-- Sealed responses that do not open: kept as they came, so that nothing is lost while somebody finds out why.
create table unopened_responses (
  response_id text not null,
  sealed_hash text not null,
  study_id text not null references studies(id),
  device_id text not null references devices(id),
  sealed text not null,
  reason text not null,
  received_at text not null,
  opened_at text,
  primary key (response_id, sealed_hash)
) strict, without rowid;
--> statement-breakpoint
create index unopened_by_study on unopened_responses(study_id, received_at) where opened_at is null;
--> statement-breakpoint
-- A phone that was signed out by whoever carried it: nothing is left on it, and its token is dead.
alter table devices add column signed_out_at text;
