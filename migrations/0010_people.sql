-- What people are asked to agree to: written once, frozen, named by the hash of its canonical form.
create table consent_texts (
  study_id text not null references studies(id),
  hash text not null,
  label text not null,
  body text not null,
  made_at text not null,
  retired_at text,
  primary key (study_id, hash),
  unique (study_id, label)
) strict, without rowid;
--> statement-breakpoint
create trigger consent_texts_frozen before update of hash, label, body on consent_texts
begin select raise(abort, 'a consent text is frozen'); end;
--> statement-breakpoint
-- Phones carry the texts with the kit.
create trigger kit_changed_by_text after insert on audits
  when new.study_id is not null and new.what = 'consent-text'
begin insert into tallies values (new.study_id, 'kit', 1) on conflict do update set n = n + 1; end;
--> statement-breakpoint

-- The deed and the phone that added a participant; null for those added at the desk.
alter table participants add column deed_id text;
--> statement-breakpoint
alter table participants add column device_id text references devices(id);
--> statement-breakpoint
create unique index participants_by_deed on participants(deed_id) where deed_id is not null;
--> statement-breakpoint

-- A consent of before names its text in free words and has no hash.
alter table consents add column text_hash text;
--> statement-breakpoint
alter table consents add column language text;
--> statement-breakpoint
alter table consents add column device_id text references devices(id);
--> statement-breakpoint
alter table consents add column received_at text;
--> statement-breakpoint
-- Names: read by one route, which asks for `identity.read`.
alter table consents add column witness text;
--> statement-breakpoint
alter table consents add column guardian text;
--> statement-breakpoint
-- Why it waits for somebody at the desk. Like a refusal, such a row is withdrawn from the beginning, so that every
-- question about consents in force leaves it out.
alter table consents add column aside text;
--> statement-breakpoint
-- The signature, the thumbprint, the voice. Their bytes come after, as those of a response.
create table consent_files (
  consent_id text not null references consents(id),
  kind text not null check (kind in ('signature', 'thumbprint', 'voice', 'paper', 'witness')),
  study_id text not null,
  hash text not null,
  name text not null,
  type text not null,
  size_bytes integer not null,
  held_at text,
  primary key (consent_id, kind)
) strict, without rowid;
--> statement-breakpoint
create index consent_files_by_hash on consent_files(study_id, hash);
--> statement-breakpoint
-- Two phones may have added the same person: found by the name, for those who may read names.
create index identities_by_name on identities(study_id, lower(trim(name)));
