// All of the desk's words in English, one file per area. A word that is missing here does not compile.
import { changes } from './changes.en.ts'
import { coding } from './coding.en.ts'
import { conclude } from './conclude.en.ts'
import { consents } from './consents.en.ts'
import { data } from './data.en.ts'
import { faults } from './faults.en.ts'
import { fieldwork } from './fieldwork.en.ts'
import type { Messages } from './id.ts'
import { listen } from './listen.en.ts'
import { material } from './material.en.ts'
import { memos } from './memos.en.ts'
import { names } from './names.en.ts'
import { review } from './review.en.ts'
import { session } from './session.en.ts'
import { shell } from './shell.en.ts'
import { speakers } from './speakers.en.ts'
import { talk } from './talk.en.ts'
import { tasks } from './tasks.en.ts'
import { transcribe } from './transcribe.en.ts'
import { weigh } from './weigh.en.ts'

export const en: Messages = {
  shell,
  talk,
  session,
  changes,
  coding,
  material,
  memos,
  conclude,
  consents,
  data,
  faults,
  fieldwork,
  listen,
  speakers,
  transcribe,
  names,
  review,
  tasks,
  weigh,
}
