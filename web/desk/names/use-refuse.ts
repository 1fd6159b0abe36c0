// "No name": the place stays as it is and is not suggested again, until that is taken back.
import { useQueryClient } from '@tanstack/react-query'
import type { NameFound } from '../../../core/wire/pseudonym.ts'
import { api, ask } from '../../kit/api.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { lookAgain } from './reads.ts'

export function useRefuse(): (source: string, one: NameFound) => void {
  const m = useMessages().names
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  async function say(source: string, refuse: string[], admit: string[]): Promise<void> {
    try {
      await ask(
        api.studies[':study'].pseudonyms.refusals.$post({
          param: { study: slug },
          json: { refuse, admit },
        }),
      )
      await lookAgain(client, slug, source)
    } catch (error) {
      tell(error)
    }
  }
  return (source, { mark, words }) => {
    void say(source, [mark], [])
    notify({ text: m.refused(words), undo: () => void say(source, [], [mark]) })
  }
}
