// Applying a code to the chosen passage: known codes and new ones alike at once, with a network or without.

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { nameFor } from '../../../core/coding/code-name.ts'
import { type Code, type Coding, codeHues } from '../../../core/wire/coding.ts'
import { keys } from '../../kit/query.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useExplain } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { codeOf, type MadeCode } from './made-code.ts'
import { rarestHue } from './match.ts'
import { keepRecent, mostRecent, recentCodes } from './recent.ts'
import type { Span } from './span.ts'
import { sendCode } from './unsent.ts'
import { useClash } from './use-clash.ts'
import { keepWide } from './wide.ts'

type Asked = {
  codes: readonly Code[]
  chosen: Span | null
  apply: (code: string, span: Span) => Coding
  onDone: () => void
}

const shortWords = 48

export function useApply({ codes, chosen, apply, onDone }: Asked) {
  const m = useMessages().coding
  const { slug, me } = useStudy()
  const client = useQueryClient()
  const explain = useExplain()
  const clashed = useClash()
  const [recent, setRecent] = useState(() => recentCodes(slug, me.id))

  /** A code that was let go of over the text. */
  const applyTo = useCallback(
    (code: Pick<Code, 'id' | 'label'>, span: Span) => {
      const coding = apply(code.id, span)
      // Another tab may have used others meanwhile.
      const before = recentCodes(slug, me.id).filter((id) => id !== code.id)
      const now = [code.id, ...before].slice(0, mostRecent)
      keepRecent(slug, me.id, now)
      setRecent(now)
      notify({ text: m.codedWith(code.label, short(coding.quote)), tone: 'heard' })
    },
    [apply, m, me.id, slug],
  )

  const applyCode = useCallback(
    (code: Pick<Code, 'id' | 'label'>, keep: boolean) => {
      if (!chosen) return
      applyTo(code, chosen)
      if (!keep) onDone()
    },
    [applyTo, chosen, onDone],
  )

  const applyFresh = useCallback(
    (label: string, keep: boolean) => {
      const name = nameFor(
        label,
        codes.map((one) => one.name),
      )
      const made: MadeCode = {
        kind: 'code',
        id: uuidv7(),
        body: {
          ...{ name, label, parent: null, definition: '', include: '', exclude: '', example: '' },
          hue: rarestHue(codes, codeHues),
          position: codes.length,
        },
      }
      const { queryKey } = codesQuery(slug)
      void client.cancelQueries({ queryKey })
      client.setQueryData(queryKey, (known) => [...(known ?? []), codeOf(made)])
      sendCode({
        study: slug,
        person: me.id,
        made,
        delivered: (clash) => {
          void client.invalidateQueries({ queryKey: keys.study(slug) })
          if (!clash) return
          void client.invalidateQueries({ queryKey })
          clashed(clash)
        },
        refused: (error) => {
          void client.invalidateQueries({ queryKey })
          notify({ text: `${m.notMade(label)}. ${explain(error)}`, tone: 'problem' })
        },
      })
      // First the code, then what is coded with it: undone in the other order.
      void keepWide(slug, me.id, { kind: 'made', id: uuidv7(), code: made.id })
      applyCode({ id: made.id, label }, keep)
    },
    [applyCode, clashed, client, codes, explain, m, me.id, slug],
  )

  return { recent, applyCode, applyTo, applyFresh }
}

function short(words: string): string {
  return words.length > shortWords ? `${words.slice(0, shortWords)}…` : words
}
