// Applying a code to the chosen passage: known codes at once, a new one as soon as the codebook has it.

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { nameFor } from '../../../core/coding/code-name.ts'
import { type Code, type CodeBody, type Coding, codeHues } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { tellTabs } from '../shell/tabs.ts'
import { rarestHue } from './match.ts'
import type { Span } from './span.ts'
import { keepWide } from './wide.ts'

type Asked = {
  codes: readonly Code[]
  chosen: Span | null
  apply: (code: string, span: Span) => Coding
  onDone: () => void
}

const mostRecent = 9
const shortWords = 48

export function useApply({ codes, chosen, apply, onDone }: Asked) {
  const m = useMessages().coding
  const { slug, me } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const [recent, setRecent] = useState<readonly string[]>([])

  /** A code that was let go of over the text. */
  const applyTo = useCallback(
    (code: Pick<Code, 'id' | 'label'>, span: Span) => {
      const coding = apply(code.id, span)
      setRecent((before) =>
        [code.id, ...before.filter((id) => id !== code.id)].slice(0, mostRecent),
      )
      notify({ text: m.codedWith(code.label, short(coding.quote)), tone: 'heard' })
    },
    [apply, m],
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
    async (label: string, keep: boolean) => {
      const id = uuidv7()
      const body: CodeBody = {
        name: nameFor(
          label,
          codes.map((one) => one.name),
        ),
        label,
        parent: null,
        definition: '',
        include: '',
        exclude: '',
        example: '',
        hue: rarestHue(codes, codeHues),
        position: codes.length,
      }
      try {
        await ask(
          api.studies[':study'].codes[':id'].$put({
            param: { study: slug, id },
            query: {},
            json: body,
          }),
        )
      } catch (error) {
        tell(error)
        return
      }
      const fresh: Code = {
        ...body,
        id,
        revision: 1,
        retiredAt: null,
        shortcut: null,
        mergedInto: null,
        guid: null,
        codings: 0,
      }
      client.setQueryData(codesQuery(slug).queryKey, (known: Code[] | undefined) => [
        ...(known ?? []),
        fresh,
      ])
      void client.invalidateQueries({ queryKey: keys.study(slug) })
      tellTabs(keys.codes(slug))
      await keepWide(slug, me.id, { kind: 'made', id: uuidv7(), code: id })
      applyCode(fresh, keep)
    },
    [applyCode, client, codes, me.id, slug, tell],
  )

  return { recent, applyCode, applyTo, applyFresh }
}

function short(words: string): string {
  return words.length > shortWords ? `${words.slice(0, shortWords)}…` : words
}
