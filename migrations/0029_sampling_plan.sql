-- How many sources of each kind the study means to have: what the coverage of the field is held against.
create table sampling_plan (
  study_id text not null references studies(id),
  technique text not null,
  role text not null,
  target integer not null check (target > 0),
  primary key (study_id, technique, role)
) strict, without rowid;
