-- What a researcher said after a talk instead of typing it, beside the memo that it belongs to. Its bytes come after, as
-- those of a response.
create table memo_voices (
  memo_id text primary key references memos(id),
  study_id text not null references studies(id),
  hash text not null,
  type text not null,
  size_bytes integer not null,
  length_ms integer not null,
  held_at text
) strict, without rowid;
--> statement-breakpoint
create index memo_voices_by_hash on memo_voices(study_id, hash);
