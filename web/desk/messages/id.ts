// All of the desk's words in Indonesian, one file per area.
import { changes } from './changes.id.ts'
import { coding } from './coding.id.ts'
import { conclude } from './conclude.id.ts'
import { consents } from './consents.id.ts'
import { data } from './data.id.ts'
import { faults } from './faults.id.ts'
import { fieldwork } from './fieldwork.id.ts'
import { listen } from './listen.id.ts'
import { material } from './material.id.ts'
import { memos } from './memos.id.ts'

import { names } from './names.id.ts'
import { review } from './review.id.ts'
import { session } from './session.id.ts'
import { shell } from './shell.id.ts'
import { speakers } from './speakers.id.ts'
import { talk } from './talk.id.ts'
import { tasks } from './tasks.id.ts'
import { transcribe } from './transcribe.id.ts'
import { weigh } from './weigh.id.ts'

export const id = {
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

export type Messages = typeof id
