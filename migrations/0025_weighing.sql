-- Evidence weighed along more dimensions: time, investigator and theory beside informant role and technique.
alter table studies add column period text not null default 'year' check (period in ('year', 'month'));
--> statement-breakpoint
-- Sources by the month that they tell of ('' where no day is known), and what was asked in it: so that the silence of a
-- period is read without walking over sources.
create table source_months (
  study_id text not null references studies(id),
  month text not null,
  n integer not null,
  coded integer not null,
  primary key (study_id, month)
) strict, without rowid;
--> statement-breakpoint
create table prompted_months (
  study_id text not null references studies(id),
  code_name text not null,
  month text not null,
  n integer not null,
  primary key (study_id, code_name, month)
) strict, without rowid;
--> statement-breakpoint
insert into source_months select study_id, substr(coalesce(occurred_on, ''), 1, 7), count(*), sum(coded > 0) from sources group by 1, 2;
--> statement-breakpoint
insert into prompted_months select q.study_id, q.code_name, substr(coalesce(s.occurred_on, ''), 1, 7), count(*)
  from source_prompts q join sources s on s.id = q.source_id group by 1, 2, 3;
--> statement-breakpoint
create trigger sources_dated after insert on sources
begin
  insert into source_months values (new.study_id, substr(coalesce(new.occurred_on, ''), 1, 7), 1, 0)
    on conflict do update set n = n + 1;
end;
--> statement-breakpoint
create trigger sources_coded_in_month after update of coded on sources when (old.coded = 0) <> (new.coded = 0)
begin
  update source_months set coded = coded + iif(new.coded = 0, -1, 1)
    where study_id = new.study_id and month = substr(coalesce(new.occurred_on, ''), 1, 7);
end;
--> statement-breakpoint
-- A correction may tell of another day.
create trigger sources_redated after update of occurred_on on sources
  when substr(coalesce(old.occurred_on, ''), 1, 7) <> substr(coalesce(new.occurred_on, ''), 1, 7)
begin
  update source_months set n = n - 1, coded = coded - (old.coded > 0)
    where study_id = old.study_id and month = substr(coalesce(old.occurred_on, ''), 1, 7);
  insert into source_months values (new.study_id, substr(coalesce(new.occurred_on, ''), 1, 7), 1, new.coded > 0)
    on conflict do update set n = n + 1, coded = coded + excluded.coded;
  update prompted_months set n = n - 1 where study_id = old.study_id and month = substr(coalesce(old.occurred_on, ''), 1, 7)
    and code_name in (select code_name from source_prompts where source_id = old.id);
  insert into prompted_months select study_id, code_name, substr(coalesce(new.occurred_on, ''), 1, 7), 1
    from source_prompts where source_id = new.id on conflict do update set n = n + 1;
end;
--> statement-breakpoint
create trigger prompts_dated after insert on source_prompts
begin
  insert into prompted_months select new.study_id, new.code_name, substr(coalesce(s.occurred_on, ''), 1, 7), 1
    from sources s where s.id = new.source_id on conflict do update set n = n + 1;
end;
--> statement-breakpoint
create trigger prompts_undated after delete on source_prompts
begin
  update prompted_months set n = n - 1 where study_id = old.study_id and code_name = old.code_name
    and month = (select substr(coalesce(occurred_on, ''), 1, 7) from sources where id = old.source_id);
end;
--> statement-breakpoint
-- Who else coded a passage so: the codings of one code in one source, by where they begin.
create index codings_by_place on codings(source_id, code_id, start_at) where removed_at is null;
--> statement-breakpoint

-- Evidence may rest on the scores of many cases, and carry the theory that it is read with.
create table weighed_evidence (
  id text primary key,
  study_id text not null references studies(id),
  finding_id text not null references findings(id),
  coding_id text references codings(id),
  response_id text references responses(id),
  -- The instrument whose scores are asked, for a sentence about many cases.
  instrument text,
  test text,
  -- The newest answer to `test` and when: a stored query with its result and date.
  result text,
  stance text not null check (stance in ('supports', 'qualifies', 'contradicts', 'context')),
  strength integer not null check (strength between 1 and 3),
  note text not null,
  theory text not null default '',
  added_by text not null references people(id),
  added_at text not null,
  removed_at text,
  check ((coding_id is not null) + (response_id is not null) + (instrument is not null) = 1)
) strict;
--> statement-breakpoint
insert into weighed_evidence select id, study_id, finding_id, coding_id, response_id, null, test, result, stance, strength, note, '',
  added_by, added_at, removed_at from evidence;
--> statement-breakpoint
drop table evidence;
--> statement-breakpoint
alter table weighed_evidence rename to evidence;
--> statement-breakpoint
create index evidence_by_finding on evidence(finding_id) where removed_at is null;
--> statement-breakpoint
create index evidence_by_coding on evidence(coding_id) where removed_at is null;
--> statement-breakpoint
create index evidence_by_study on evidence(study_id) where removed_at is null;
--> statement-breakpoint
create index evidence_by_response on evidence(response_id) where response_id is not null;
--> statement-breakpoint
-- Every answer that a stored query gave, so that the old stands beside the new.
create table evidence_results (
  evidence_id text not null references evidence(id),
  asked_at text not null,
  asked_by text not null references people(id),
  test text not null,
  result text not null,
  primary key (evidence_id, asked_at)
) strict, without rowid;
--> statement-breakpoint
insert into evidence_results select id, coalesce(result ->> 'at', added_at), added_by, test, result from evidence
  where result is not null and test is not null;
--> statement-breakpoint

-- What somebody judged of a group against a finding instead of what the evidence says, with their reason (decision 020).
create table assessments (
  finding_id text not null references findings(id),
  study_id text not null references studies(id),
  dimension text not null,
  grp text not null,
  meaning text not null check (meaning in ('same', 'partly', 'different', 'absent')),
  examples text not null check (examples in ('same', 'partly', 'different', 'absent')),
  reason text not null check (trim(reason) <> ''),
  judged_by text not null references people(id),
  judged_at text not null,
  primary key (finding_id, dimension, grp)
) strict, without rowid;
--> statement-breakpoint
create index assessments_by_study on assessments(study_id);
--> statement-breakpoint

-- A read-back of findings to participants: an instrument made for it, whose answers are sources of their own.
create table member_checks (
  id text primary key,
  study_id text not null references studies(id),
  instrument text not null,
  made_by text not null references people(id),
  made_at text not null,
  unique (study_id, instrument)
) strict;
--> statement-breakpoint
create table member_check_findings (
  check_id text not null references member_checks(id),
  finding_id text not null references findings(id),
  -- The question that asks what they say of it; the one with `_words` after its name holds their words.
  question text not null,
  primary key (check_id, finding_id)
) strict, without rowid;
--> statement-breakpoint
create index member_checks_of_finding on member_check_findings(finding_id);
--> statement-breakpoint

-- What success is told by: a name with the codes and the scored items behind it.
create table indicators (
  id text primary key,
  study_id text not null references studies(id),
  name text not null,
  definition text not null,
  level text not null,
  codes text not null,
  items text not null,
  position integer not null,
  removed_at text
) strict;
--> statement-breakpoint
create index indicators_by_study on indicators(study_id, position, id) where removed_at is null;
