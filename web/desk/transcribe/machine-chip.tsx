// At the head of a source: a machine wrote it, until somebody says that they have gone through it.
import { useQueryClient } from '@tanstack/react-query'
import type { Source } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { refresh } from '../shell/tabs.ts'

export function MachineChip({ source }: { source: Source }) {
  const m = useMessages().transcribe.machine
  const { slug, may } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  if (source.machineMadeAt === null) return null

  async function mark(machineMade: boolean): Promise<void> {
    const param = { study: slug, id: source.id }
    try {
      const one = api.studies[':study'].sources[':id']
      await ask(one['machine-made'].$put({ param, json: { machineMade } }))
      await refresh(client, keys.source(slug, source.id), keys.sources(slug))
      if (!machineMade) notify({ text: m.readNow, undo: () => void mark(true) })
    } catch (error) {
      tell(error)
    }
  }

  return (
    <li className="chip machine-made">
      {m.chip}{' '}
      {may('source.write') && (
        <button type="button" className="plain" onClick={() => void mark(false)}>
          {m.read}
        </button>
      )}
    </li>
  )
}
