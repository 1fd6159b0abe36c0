-- A voice is heard by the same rule wherever it was recorded: as the talk, or as the answer to a question.
update response_files set is_recording = 1
where is_recording = 0 and exists (
  select 1 from responses r, json_tree(r.body, '$.answers') t where r.id = response_files.response_id
    and case t.type when 'object' then t.value ->> 'file' = response_files.hash
      and (t.value ->> 'type' like 'audio/%' or t.value ->> 'type' like 'video/%') end);
