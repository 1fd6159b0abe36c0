-- Finding words. `search_keys` says which texts have a key (core/search/keys.ts); SQL cannot tell a word's keys, so a text that
-- is new or changed is put down as pending in the very batch that writes it, and whoever searches first has it indexed.
create table search_pending (
  study_id text not null,
  kind text not null check (kind in ('source', 'memo')),
  thing_id text not null,
  -- Another with each change: what was read before the change is not taken for what came after.
  mark text not null,
  primary key (study_id, kind, thing_id)
) strict, without rowid;
--> statement-breakpoint
create table search_texts (
  kind text not null,
  thing_id text not null,
  study_id text not null,
  -- A JSON list of keys, each once.
  keys text not null,
  primary key (kind, thing_id)
) strict, without rowid;
--> statement-breakpoint
create table search_keys (
  study_id text not null,
  kind text not null,
  key text not null,
  thing_id text not null,
  primary key (study_id, kind, key, thing_id)
) strict, without rowid;
--> statement-breakpoint
create trigger search_texts_added after insert on search_texts
begin
  insert into search_keys select new.study_id, new.kind, value, new.thing_id from json_each(new.keys)
    where true on conflict do nothing;
end;
--> statement-breakpoint
create trigger search_texts_changed after update of keys on search_texts
begin
  delete from search_keys where study_id = old.study_id and kind = old.kind and thing_id = old.thing_id
    and key in (select value from json_each(old.keys) except select value from json_each(new.keys));
  insert into search_keys select new.study_id, new.kind, value, new.thing_id from json_each(new.keys)
    where true on conflict do nothing;
end;
--> statement-breakpoint
create trigger search_texts_gone after delete on search_texts
begin
  delete from search_keys where study_id = old.study_id and kind = old.kind and thing_id = old.thing_id
    and key in (select value from json_each(old.keys));
end;
--> statement-breakpoint
create trigger source_versions_to_index after insert on source_versions
begin
  insert into search_pending select study_id, 'source', id, hex(randomblob(8)) from sources where id = new.source_id
    on conflict do update set mark = excluded.mark;
end;
--> statement-breakpoint
create trigger source_versions_out_of_index after delete on source_versions
begin
  delete from search_texts where kind = 'source' and thing_id = old.source_id;
  delete from search_pending where kind = 'source' and thing_id = old.source_id
    and study_id = (select study_id from sources where id = old.source_id);
  insert into search_pending select study_id, 'source', id, hex(randomblob(8)) from sources where id = old.source_id
    and exists (select 1 from source_versions where source_id = old.source_id);
end;
--> statement-breakpoint
create trigger memos_to_index after insert on memos
begin
  insert into search_pending values (new.study_id, 'memo', new.id, hex(randomblob(8)))
    on conflict do update set mark = excluded.mark;
end;
--> statement-breakpoint
create trigger memos_to_index_again after update of text on memos when new.text <> old.text
begin
  insert into search_pending values (new.study_id, 'memo', new.id, hex(randomblob(8)))
    on conflict do update set mark = excluded.mark;
end;
--> statement-breakpoint
create trigger memos_out_of_index after delete on memos
begin
  delete from search_texts where kind = 'memo' and thing_id = old.id;
  delete from search_pending where study_id = old.study_id and kind = 'memo' and thing_id = old.id;
end;
--> statement-breakpoint
insert into search_pending select study_id, 'source', id, hex(randomblob(8)) from sources
  where exists (select 1 from source_versions where source_id = sources.id);
--> statement-breakpoint
insert into search_pending select study_id, 'memo', id, hex(randomblob(8)) from memos;
