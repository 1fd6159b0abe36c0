-- A phone takes along what was seen of a case before, and the desk lays a case's raters side by side: newest first.
create index responses_by_case on responses(study_id, case_code, technique, occurred_on desc, id desc)
  where case_code is not null;
