-- How far the field is, instrument by instrument and case by case, counted beside the data so that looking costs the same in
-- every study; and how much of each was planned.
create table response_states (
  study_id text not null references studies(id),
  instrument text not null,
  state text not null,
  n integer not null,
  primary key (study_id, instrument, state)
) strict, without rowid;
--> statement-breakpoint
insert into response_states select study_id, slug, state, count(*) from responses where replaced_by is null group by 1, 2, 3;
--> statement-breakpoint
-- What there is about each case: responses (none in quarantine, none that a correction replaced) and sources. A source is a
-- response's words or was brought in, so what is there in all is what was brought in and the responses. '' is about no case.
create table case_tallies (
  study_id text not null references studies(id),
  case_code text not null,
  responses integer not null,
  sources integer not null,
  brought integer not null,
  coded integer not null,
  primary key (study_id, case_code)
) strict, without rowid;
--> statement-breakpoint
insert into case_tallies select study_id, about, sum(r), sum(s), sum(b), sum(c) from (
  select study_id, coalesce(case_code, '') as about, 1 as r, 0 as s, 0 as b, 0 as c
    from responses where replaced_by is null and state <> 'quarantined'
  union all select study_id, coalesce(case_code, ''), 0, 1, response_id is null, coded > 0 from sources) group by 1, 2;
--> statement-breakpoint
create trigger responses_by_state after insert on responses when new.replaced_by is null
begin
  insert into response_states values (new.study_id, new.slug, new.state, 1) on conflict do update set n = n + 1;
  insert into case_tallies values (new.study_id, coalesce(new.case_code, ''), new.state <> 'quarantined', 0, 0, 0)
    on conflict do update set responses = responses + excluded.responses;
end;
--> statement-breakpoint
-- Reviewed, sent back, admitted, or replaced by its correction.
create trigger responses_restated after update of state, replaced_by on responses
  when old.state <> new.state or (old.replaced_by is null) <> (new.replaced_by is null)
begin
  update response_states set n = n - 1
    where old.replaced_by is null and study_id = old.study_id and instrument = old.slug and state = old.state;
  insert into response_states select new.study_id, new.slug, new.state, 1 where new.replaced_by is null
    on conflict do update set n = n + 1;
  update case_tallies set responses = responses
      + (new.replaced_by is null and new.state <> 'quarantined') - (old.replaced_by is null and old.state <> 'quarantined')
    where study_id = new.study_id and case_code = coalesce(new.case_code, '');
end;
--> statement-breakpoint
create trigger responses_unstated after delete on responses when old.replaced_by is null
begin
  update response_states set n = n - 1 where study_id = old.study_id and instrument = old.slug and state = old.state;
  update case_tallies set responses = responses - (old.state <> 'quarantined')
    where study_id = old.study_id and case_code = coalesce(old.case_code, '');
end;
--> statement-breakpoint
create trigger sources_of_case after insert on sources
begin
  insert into case_tallies values (new.study_id, coalesce(new.case_code, ''), 0, 1, new.response_id is null, new.coded > 0)
    on conflict do update set sources = sources + 1, brought = brought + excluded.brought, coded = coded + excluded.coded;
end;
--> statement-breakpoint
create trigger sources_coded_of_case after update of coded on sources when (old.coded = 0) <> (new.coded = 0)
begin
  update case_tallies set coded = coded + iif(new.coded = 0, -1, 1)
    where study_id = new.study_id and case_code = coalesce(new.case_code, '');
end;
--> statement-breakpoint
create trigger sources_to_case after update of case_code on sources when old.case_code is not new.case_code
begin
  update case_tallies set sources = sources - 1, brought = brought - (old.response_id is null), coded = coded - (old.coded > 0)
    where study_id = old.study_id and case_code = coalesce(old.case_code, '');
  insert into case_tallies values (new.study_id, coalesce(new.case_code, ''), 0, 1, new.response_id is null, new.coded > 0)
    on conflict do update set sources = sources + 1, brought = brought + excluded.brought, coded = coded + excluded.coded;
end;
--> statement-breakpoint
create trigger sources_gone_of_case after delete on sources
begin
  update case_tallies set sources = sources - 1, brought = brought - (old.response_id is null), coded = coded - (old.coded > 0)
    where study_id = old.study_id and case_code = coalesce(old.case_code, '');
end;
--> statement-breakpoint
-- What is planned beside kinds of sources (sampling_plan): responses of an instrument, or sources of a site. A site is a case
-- (`of` is 'case'), or all cases of which one attribute says the same ('case:' and the attribute's name).
create table field_plan (
  study_id text not null references studies(id),
  kind text not null,
  name text not null,
  target integer not null check (target > 0),
  primary key (study_id, kind, name)
) strict, without rowid;
