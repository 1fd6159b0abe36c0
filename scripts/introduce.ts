// The last words of a start: the address, a fresh link for the owner and one for a phone, with its QR.
import { renderUnicodeCompact } from 'uqr'
import { version } from '../worker/version.ts'
import type { D1Like } from './local.ts'
import { mintEnrolmentCode, mintSignInCode } from './secrets.ts'

export async function introduce(db: D1Like, origin: string, owner: string): Promise<void> {
  const signIn = `${origin}/sign-in#c=${await mintSignInCode(db, owner)}`
  const study = await db
    .prepare(
      'select id, title from studies s where exists (select 1 from members where study_id = s.id) order by created_at limit 1',
    )
    .first<{ id: string; title: string }>()
  console.log(`\nPedoman ${version} is running; Ctrl-C ends it. Each link works once, for a day.\n`)
  console.log(`  Address  ${origin}`)
  console.log(`  Owner    ${signIn}`)
  if (!study) {
    console.log(
      '  Phone    There is no study yet, so no phone can be enrolled: sign in and make one first.',
    )
    return
  }
  const phone = `${origin}/field/#e=${await mintEnrolmentCode(db, study.id, owner, 'npm start')}`
  console.log(`  Phone    ${phone}`)
  console.log(renderUnicodeCompact(phone, { border: 2 }))
}
