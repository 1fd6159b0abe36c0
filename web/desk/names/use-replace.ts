// Replacing names by a code: one correction for each source, the next when the last is kept; taken back as a whole.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Edit } from '../../../core/text/edit.ts'
import type { CorrectionKind } from '../../../core/wire/coding.ts'
import type { NameFound, NewPseudonym } from '../../../core/wire/pseudonym.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import type { PlacesIn } from './groups.ts'
import { lookAgain, pseudonymsQuery } from './reads.ts'

export type Progress = { done: number; of: number }
type Done = { source: string; version: number; back: Edit[] }

export function useReplace() {
  const m = useMessages().names
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const [progress, setProgress] = useState<Progress | null>(null)

  async function correct(
    source: string,
    version: number,
    kind: CorrectionKind,
    edits: Edit[],
  ): Promise<number> {
    const told = await ask(
      api.studies[':study'].sources[':id'].corrections.$post({
        param: { study: slug, id: source },
        json: { version, kind, reason: '', edits },
      }),
    )
    // Where the text is open it comes before its codings, which stand on it.
    await client.invalidateQueries({ queryKey: keys.source(slug, source) })
    await client.invalidateQueries({ queryKey: keys.codings(slug, source) })
    return told.version
  }

  async function takeBack(all: readonly Done[]): Promise<void> {
    try {
      for (const { source, version, back } of all) {
        await correct(source, version, 'undo', back)
        await lookAgain(client, slug, source)
      }
    } catch (error) {
      tell(error)
    }
  }

  /** `key` is what the code stands for from now on, where the study does not know that yet. */
  async function replace(
    places: readonly PlacesIn[],
    code: string,
    key: NewPseudonym | null,
  ): Promise<void> {
    const done: Done[] = []
    let count = 0
    setProgress({ done: 0, of: places.length })
    try {
      if (key !== null) {
        await ask(
          api.studies[':study'].pseudonyms.key[':code'].$put({
            param: { study: slug, code: encodeURIComponent(code) },
            json: key,
          }),
        )
        await client.invalidateQueries({ queryKey: pseudonymsQuery(slug).queryKey })
      }
      for (const [at, { source, version, found }] of places.entries()) {
        const insert = `[${code}]`
        const next = await correct(source, version, 'pseudonym', editsOf(found, insert))
        done.push({ source, version: next, back: backOf(found, insert) })
        count += found.length
        await lookAgain(client, slug, source)
        setProgress({ done: at + 1, of: places.length })
      }
    } catch (error) {
      tell(error)
      const [stopped] = places.slice(done.length)
      // Somebody corrected the text meanwhile: what is found in it now is shown.
      if (stopped) void lookAgain(client, slug, stopped.source).catch(() => {})
    } finally {
      setProgress(null)
    }
    if (count > 0)
      notify({ text: m.replaced(count, code), undo: () => void takeBack(done.toReversed()) })
  }

  return { replace, progress }
}

function editsOf(found: readonly NameFound[], insert: string): Edit[] {
  return found.map(({ start, end }) => ({ start, end, insert }))
}

function backOf(found: readonly NameFound[], insert: string): Edit[] {
  let shift = 0
  return found.map(({ start, words }) => {
    const at = start + shift
    shift += insert.length - words.length
    return { start: at, end: at + insert.length, insert: words }
  })
}
