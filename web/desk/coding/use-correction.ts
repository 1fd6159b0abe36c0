// Correcting a turn: the edits go to the server, the text and its codings come back as the next version.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Edit, inverseOf } from '../../../core/text/edit.ts'
import type { Correction, CorrectionKind, Source } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { lostIn } from '../conclude/lost-in.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'

export type Wish = { edits: Edit[]; kind: CorrectionKind; reason: string }

export function useCorrection(source: Source, onDone: () => void) {
  const { coding, weigh } = useMessages()
  const m = coding.correct
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()

  async function send(correction: Correction) {
    const told = await ask(
      api.studies[':study'].sources[':id'].corrections.$post({
        param: { study: slug, id: source.id },
        json: correction,
      }),
    )
    await client.invalidateQueries({ queryKey: keys.source(slug, source.id) })
    await client.invalidateQueries({ queryKey: keys.codings(slug, source.id) })
    return told
  }

  return useMutation({
    mutationFn: (wish: Wish) => send({ ...wish, version: source.version }),
    onError: tell,
    onSuccess: ({ version, unfit, ground }, { edits }) => {
      const back = inverseOf(source.text, edits)
      const undo = () => void send({ version, kind: 'undo', reason: '', edits: back }).catch(tell)
      notify({ text: unfit === 0 ? m.done : m.doneUnfit(unfit), undo })
      const lost = ground && lostIn(ground)
      if (lost) notify({ text: weigh.lostBy(lost) })
      onDone()
    },
  })
}
