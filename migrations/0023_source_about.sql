-- What a source is can be put right after it was brought in; its kind is counted where it belongs from then on.
create trigger sources_moved after update of technique, participant, role on sources
  when old.technique <> new.technique or old.participant is not new.participant or old.role is not new.role
begin
  update source_groups set n = n - 1, coded = coded - iif(old.coded = 0, 0, 1)
    where study_id = old.study_id and technique = old.technique and role =
      coalesce((select role from participants where study_id = old.study_id and code = old.participant), old.role, '');
  delete from source_groups where study_id = old.study_id and technique = old.technique and n <= 0;
  insert into source_groups values (new.study_id, new.technique,
    coalesce((select role from participants where study_id = new.study_id and code = new.participant), new.role, ''), 1,
    iif(new.coded = 0, 0, 1))
  on conflict do update set n = n + 1, coded = coded + excluded.coded;
  insert into prompted select new.study_id, q.code_name, new.technique,
    coalesce((select role from participants where study_id = new.study_id and code = new.participant), new.role, '')
    from source_prompts q where q.source_id = new.id on conflict do nothing;
end;
