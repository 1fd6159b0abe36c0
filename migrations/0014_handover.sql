-- Somebody at the desk takes in what a phone handed over in a file: for an hour they may send in that phone's place, and
-- nothing else. Only the SHA-256 of the pass is stored.
create table handover_passes (
  hash text primary key,
  device_id text not null references devices(id),
  person_id text not null references people(id),
  expires_at text not null
) strict, without rowid;
--> statement-breakpoint
create index handover_passes_by_expiry on handover_passes(expires_at);
