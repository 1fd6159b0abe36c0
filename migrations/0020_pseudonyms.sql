-- Which code stands for which names. Like identities it lies apart: only those who may read names read it, and no export does.
create table pseudonyms (
  study_id text not null references studies(id),
  code text not null,
  kind text not null check (kind in ('person', 'place', 'other')),
  names text not null,
  participant text,
  made_at text not null,
  made_by text not null references people(id),
  primary key (study_id, code),
  foreign key (study_id, participant) references participants(study_id, code)
) strict, without rowid;
--> statement-breakpoint
create unique index pseudonyms_by_participant on pseudonyms(study_id, participant) where participant is not null;
--> statement-breakpoint
-- Words that were found and are no name where they stand, by a mark that tells neither the words nor the place.
create table pseudonym_refusals (
  study_id text not null references studies(id),
  mark text not null,
  refused_at text not null,
  primary key (study_id, mark)
) strict, without rowid;
