// Two people made a code of one name: both stand, and the one who came second may take over the other's in one step.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api, ask } from '../../kit/api.ts'
import { everyPage, keys } from '../../kit/query.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { codingsChanged } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { refresh } from '../shell/tabs.ts'
import type { Act } from './act.ts'
import { addStep } from './keeping.ts'
import type { Clash } from './made-code.ts'
import { allSent } from './sender.ts'
import { sourceQuery } from './source-query.ts'
import { send } from './unsent.ts'
import { bare } from './use-undo.ts'
import { keepWide } from './wide.ts'

/** Tells it, with the way out. Without it both codes stay, and a supervisor may merge them in the codebook. */
export function useClash(): (clash: Clash) => void {
  const { slug, me } = useStudy()
  const m = useMessages().coding.clash
  const client = useQueryClient()
  const tell = useTellProblem()

  const takeTheirs = useCallback(
    async ({ mine, theirs }: Clash) => {
      const one = api.studies[':study'].codes[':id']
      const param = { study: slug, id: mine.id }
      await allSent()
      const rows = await everyPage((query) => ask(one.segments.$get({ param, query })))
      for (const { source: of, participant: _p, role: _r, timeMs: _t, ...coding } of rows) {
        if (coding.layer !== 'mine') continue
        const source = of.id
        const { version } = await client.fetchQuery(sourceQuery(slug, source))
        const acts: Act[] = [
          { kind: 'apply', coding: { ...coding, id: uuidv7(), code: theirs.id } },
          { kind: 'remove', coding },
        ]
        for (const act of acts) {
          send({
            ...{ study: slug, person: me.id, source, act, refused: tell },
            delivered: () => undefined,
          })
          const scope = `${slug} ${me.id} ${source}`
          await addStep({ scope, version, at: Date.now(), act: bare(act) })
        }
      }
      await allSent()
      await ask(one.retire.$post({ param }))
      void keepWide(slug, me.id, { kind: 'retired', id: uuidv7(), code: mine.id })
      codingsChanged(client, slug)
      await refresh(client, keys.codes(slug), [slug, 'codings'])
      notify({ text: m.taken(theirs.label) })
    },
    [client, m, me.id, slug, tell],
  )

  return useCallback(
    (clash: Clash) =>
      notify({
        text: m.told(clash.theirs.label, clash.mine.label),
        tone: 'problem',
        offer: { label: m.take, run: () => void takeTheirs(clash).catch(tell) },
      }),
    [m, takeTheirs, tell],
  )
}
