// What a form sees beyond its own answers: the moment, chance, the language, lists that lie outside the version.

import type { TextSeed } from '../expression/shuffle.ts'
import { textSeed } from '../expression/text-seed.ts'
import type { World } from '../expression/world.ts'
import type { Label, Media } from '../instrument/names.ts'
import type { metaKinds } from '../instrument/question.ts'
import type { Answers } from '../wire/response.ts'

/** One thing that can be chosen. */
export type Entry = {
  name: string
  label: Label
  media?: Media | undefined
  exclusive?: boolean | undefined
  columns?: Record<string, string> | undefined
}

export type Surroundings = {
  /** Local date-time with offset, `2026-11-25T09:30:00.000+08:00` (`momentIn`); null where nobody knows. */
  now: string | null
  /** In [0, 1); null where none may be drawn. */
  random: (() => number) | null
  /** The language that the form is shown in. */
  language: string
  /**
   * Entries of a list that lies outside the version: a CSV file, the study's cases or participants. The same array each
   * time, since it is indexed. Null when they are not known here: then any name is accepted.
   */
  entries: (list: string) => readonly Entry[] | null
  /** The answers of the response that was saved before this one, for `${last-saved#x}`. */
  last: Answers | null
  /** What `meta` questions hold. */
  meta: Partial<Record<(typeof metaKinds)[number], string>>
  matches: World['matches']
  /** Functions that only some instruments call (`rareFunctions`); without them such an expression has no value. */
  rare?: World['rare']
  /** Only an order that a text seeds needs it. */
  textSeed?: TextSeed | undefined
  /**
   * A response is checked, not filled in: what reads the clock or chance keeps the value that it came with, and
   * nothing gets a default.
   */
  isSent?: boolean
  /**
   * It was sent to another program, which may have worked things out otherwise or for an earlier version of the form: what
   * was answered had been put, and what was calculated stays as it came.
   */
  isCollected?: boolean
}

/** Knows nothing but the moment. `moment` may be a day, too. */
export function bare(now: string | null, part: Partial<Surroundings> = {}): Surroundings {
  return {
    now,
    random: null,
    language: '',
    entries: () => null,
    last: null,
    meta: {},
    matches: () => null,
    textSeed,
    ...part,
  }
}
