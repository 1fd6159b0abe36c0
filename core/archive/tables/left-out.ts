// What is in no archive. A table is made again out of what is archived, is a secret, or passes by; each says why.

type LeftOut = { as: 'derived' | 'secret' | 'passing'; why: string }

export const leftOut: Readonly<Record<string, LeftOut>> = {
  // The study's own row stands in the manifest.
  studies: { as: 'derived', why: 'the manifest tells the study' },
  // worker/store/archive/rebuild.ts makes them again.
  tallies: { as: 'derived', why: 'counted again' },
  code_tallies: { as: 'derived', why: 'counted again from codings' },
  source_tallies: { as: 'derived', why: 'counted again from codings' },
  wording_tallies: { as: 'derived', why: 'counted again from codings' },
  version_tallies: { as: 'derived', why: 'counted again from responses' },
  memo_tallies: { as: 'derived', why: 'counted again from memos' },
  source_groups: { as: 'derived', why: 'counted again from sources' },
  source_months: { as: 'derived', why: 'counted again from sources' },
  case_tallies: { as: 'derived', why: 'counted again from responses and sources' },
  response_states: { as: 'derived', why: 'counted again from responses' },
  prompted: { as: 'derived', why: 'grouped again from source_prompts' },
  prompted_months: { as: 'derived', why: 'grouped again from source_prompts' },
  version_files: { as: 'derived', why: 'a trigger lists them from the versions' },
  source_beats: {
    as: 'derived',
    why: 'triggers count them; they are compared with themselves only',
  },
  book_beats: { as: 'derived', why: 'triggers count them; they are compared with themselves only' },
  search_pending: { as: 'derived', why: 'triggers put every text down to be indexed' },
  search_texts: { as: 'derived', why: 'indexed again by whoever searches first' },
  search_keys: { as: 'derived', why: 'indexed again by whoever searches first' },
  sessions: { as: 'secret', why: 'people sign in anew' },
  sign_in_codes: { as: 'secret', why: 'people get new links' },
  api_tokens: { as: 'secret', why: 'scripts get new tokens' },
  enrolment_codes: { as: 'secret', why: 'phones are enrolled anew' },
  handover_passes: { as: 'secret', why: 'good for an hour on one instance' },
  file_parts: { as: 'passing', why: 'half-sent files are sent again' },
  import_rows: { as: 'passing', why: 'files that were looked at and not brought in' },
  import_parts: { as: 'passing', why: 'files that were looked at and not brought in' },
  export_pieces: { as: 'passing', why: 'where the bytes of exports lie, which stay behind' },
  restores: { as: 'passing', why: 'restores under way on this instance' },
  restore_tables: { as: 'passing', why: 'restores under way on this instance' },
  restore_files: { as: 'passing', why: 'restores under way on this instance' },
  restore_links: { as: 'passing', why: 'restores under way on this instance' },
}
