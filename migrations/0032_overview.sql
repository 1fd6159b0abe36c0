-- What waits for somebody is found without walking over what does not.
create index queries_answered on queries(study_id) where state = 'answered';
--> statement-breakpoint
create index tasks_due on tasks(study_id, told, due_on) where response_id is null;
--> statement-breakpoint
create index codings_unfit_by_layer on codings(study_id, layer_id) where unfit_at is not null and removed_at is null;
