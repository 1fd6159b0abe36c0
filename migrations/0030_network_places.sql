-- Where somebody put a factor in the picture of the network; the others stand where the layout puts them.
create table network_places (
  study_id text not null references studies(id),
  code_id text not null references codes(id),
  x integer not null,
  y integer not null,
  primary key (study_id, code_id)
) strict, without rowid;
