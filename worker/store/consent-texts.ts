// Consent texts: frozen when they are published, named by the hash of their canonical form, retired but never removed.
import { sql } from 'drizzle-orm'
import type { ConsentText, ConsentTextRow, KitConsentText } from '../../core/wire/consent.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'

export type KeptText = 'new' | 'same' | 'taken'

/** `taken`: another text of the study has this label. */
export async function addText(
  db: Db,
  deed: Deed,
  study: string,
  text: { hash: string; label: string; body: string },
): Promise<KeptText> {
  const [made] = await together(db, [
    db.run(sql`insert into consent_texts (study_id, hash, label, body, made_at)
      values (${study}, ${text.hash}, ${text.label}, ${text.body}, ${deed.at}) on conflict do nothing`),
    logged(db, deed, 'publish', 'consent-text', text.hash),
  ])
  if (made) return 'new'
  const held = await first(
    db,
    sql`select 1 from consent_texts where study_id = ${study} and hash = ${text.hash}`,
  )
  return held ? 'same' : 'taken'
}

type Found = { hash: string; body: string; made_at: string; retired_at: string | null; n: number }

/** Newest first, those no longer read out among them. A study writes a handful in its life. */
export async function listTexts(db: Db, study: string): Promise<ConsentTextRow[]> {
  const found = await rows<Found>(
    db,
    sql`select t.hash, t.body, t.made_at, t.retired_at,
        (select count(*) from consents k where k.study_id = t.study_id and k.text_hash = t.hash) as n
      from consent_texts t where t.study_id = ${study} order by t.made_at desc, t.hash limit 100`,
  )
  return found.map((row) => ({
    ...(JSON.parse(row.body) as ConsentText),
    hash: row.hash,
    madeAt: row.made_at,
    retiredAt: row.retired_at,
    consents: row.n,
  }))
}

/** What phones read out now. */
export async function currentTexts(db: Db, study: string): Promise<KitConsentText[]> {
  const found = await rows<{ hash: string; body: string }>(
    db,
    sql`select hash, body from consent_texts
      where study_id = ${study} and retired_at is null order by made_at desc, hash limit 100`,
  )
  return found.map(({ hash, body }) => ({ ...(JSON.parse(body) as ConsentText), hash }))
}

/** By hash or by label: a text that was retired meanwhile is still what somebody agreed to. */
export async function findText(
  db: Db,
  study: string,
  name: { hash: string } | { label: string },
): Promise<KitConsentText | null> {
  const is = 'hash' in name ? sql`hash = ${name.hash}` : sql`label = ${name.label}`
  const found = await first<{ hash: string; body: string }>(
    db,
    sql`select hash, body from consent_texts where study_id = ${study} and ${is}`,
  )
  return found && { ...(JSON.parse(found.body) as ConsentText), hash: found.hash }
}

export async function hasTexts(db: Db, study: string): Promise<boolean> {
  return (
    (await first(db, sql`select 1 from consent_texts where study_id = ${study} limit 1`)) !== null
  )
}

/** False when the study has no such text. Retiring twice keeps the first time. */
export async function retireText(
  db: Db,
  deed: Deed,
  study: string,
  hash: string,
  isRetired: boolean,
): Promise<boolean> {
  await together(db, [
    isRetired
      ? db.run(sql`update consent_texts set retired_at = ${deed.at}
          where study_id = ${study} and hash = ${hash} and retired_at is null`)
      : db.run(sql`update consent_texts set retired_at = null
          where study_id = ${study} and hash = ${hash} and retired_at is not null`),
    logged(db, deed, isRetired ? 'retire' : 'restore', 'consent-text', hash),
  ])
  return (await findText(db, study, { hash })) !== null
}
