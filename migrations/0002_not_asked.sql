-- A prompt that was passed over on the phone, or that no block of a transcript stands under, was not put to anybody.
-- What is kept is what somebody answered, and what was put and met silence. (Of a response only those that pass something
-- over are looked at again.)
delete from source_prompts where exists (
  select 1 from sources s left join responses r on r.id = s.response_id
  where s.id = source_prompts.source_id
    and (s.response_id is null or (source_prompts.answered = 0 and r.body like '%"how":"skipped"%'))
    and not exists (
      select 1 from instrument_versions i, json_tree(i.body, '$.items') q, json_each(q.value, '$.aims') a
      where i.study_id = s.study_id and i.hash = s.version and q.type = 'object' and a.value = source_prompts.code_name
        and iif(s.response_id is null,
          exists (select 1 from source_versions v, json_each(v.blocks) b
            where v.source_id = s.id and b.value ->> 'question' = q.value ->> 'name'),
          coalesce(r.body -> 'coverage' -> (q.value ->> 'name') ->> 'how', '') <> 'skipped'))
);
--> statement-breakpoint
delete from prompted;
--> statement-breakpoint
insert into prompted
  select distinct q.study_id, q.code_name, s.technique, coalesce(p.role, s.role, '')
  from source_prompts q join sources s on s.id = q.source_id
  left join participants p on p.study_id = s.study_id and p.code = s.participant;
