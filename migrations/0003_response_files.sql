-- The files that a response's answers name. Their bytes come after it, so each row waits until they are held.
create table response_files (
  response_id text not null references responses(id),
  hash text not null,
  study_id text not null references studies(id),
  size_bytes integer not null,
  held_at text,
  primary key (response_id, hash)
) strict, without rowid;
--> statement-breakpoint
create index response_files_by_hash on response_files(study_id, hash);
--> statement-breakpoint
-- The files that a version shows: what a phone of the study may fetch.
create table version_files (
  study_id text not null,
  hash text not null,
  version text not null,
  primary key (study_id, hash, version),
  foreign key (study_id, version) references instrument_versions(study_id, hash)
) strict, without rowid;
--> statement-breakpoint
insert into version_files
  select distinct v.study_id, f.value ->> 'hash', v.hash from instrument_versions v, json_each(v.body, '$.files') f;
--> statement-breakpoint
create trigger version_files_listed after insert on instrument_versions
begin
  insert into version_files
    select distinct new.study_id, f.value ->> 'hash', new.hash from json_each(new.body, '$.files') f;
end;
