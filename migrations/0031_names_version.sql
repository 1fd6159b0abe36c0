-- Counts on whenever a name of the study comes, goes or changes: a mask that was made of them is good as long as it stands.
alter table studies add column names_version integer not null default 0;
--> statement-breakpoint
create trigger identity_came after insert on identities begin
  update studies set names_version = names_version + 1 where id = new.study_id;
end;
--> statement-breakpoint
create trigger identity_changed after update on identities begin
  update studies set names_version = names_version + 1 where id = new.study_id;
end;
--> statement-breakpoint
create trigger identity_went after delete on identities begin
  update studies set names_version = names_version + 1 where id = old.study_id;
end;
--> statement-breakpoint
create trigger pseudonym_came after insert on pseudonyms begin
  update studies set names_version = names_version + 1 where id = new.study_id;
end;
--> statement-breakpoint
create trigger pseudonym_changed after update on pseudonyms begin
  update studies set names_version = names_version + 1 where id = new.study_id;
end;
--> statement-breakpoint
create trigger pseudonym_went after delete on pseudonyms begin
  update studies set names_version = names_version + 1 where id = old.study_id;
end;
