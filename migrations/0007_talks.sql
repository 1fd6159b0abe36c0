-- A recording of a whole talk is heard only as long as everybody in it agrees to being recorded; other files are not asked.
alter table response_files add column is_recording integer not null default 0;
