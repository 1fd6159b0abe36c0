-- How often the codings of a source were changed, layer by layer, and the codes of a study: whoever has a text open asks these
-- few rows, again and again, whether there is anything new to read.
create table source_beats (
  source_id text not null,
  layer_id text not null,
  n integer not null,
  primary key (source_id, layer_id)
) strict, without rowid;
--> statement-breakpoint
create trigger codings_beat after insert on codings begin
  insert into source_beats values (new.source_id, new.layer_id, 1) on conflict do update set n = n + 1;
end;
--> statement-breakpoint
create trigger codings_beat_again after update of code_id, start_at, end_at, weight, note, removed_at, unfit_at on codings begin
  insert into source_beats values (new.source_id, new.layer_id, 1) on conflict do update set n = n + 1;
end;
--> statement-breakpoint
create table book_beats (
  study_id text primary key,
  n integer not null
) strict, without rowid;
--> statement-breakpoint
create trigger codes_beat after insert on codes begin
  insert into book_beats values (new.study_id, 1) on conflict do update set n = n + 1;
end;
--> statement-breakpoint
create trigger codes_beat_again after update on codes begin
  insert into book_beats values (new.study_id, 1) on conflict do update set n = n + 1;
end;
--> statement-breakpoint
create trigger codes_beat_gone after delete on codes begin
  insert into book_beats values (old.study_id, 1) on conflict do update set n = n + 1;
end;
