// The key of a code: with a passage chosen, Alt and this key apply it.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Code } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useStudy } from '../shell/study.tsx'
import { refresh } from '../shell/tabs.ts'
import { useBook } from './messages.ts'

const possible = [...'abcdefghijklmnopqrstuvwxyz0123456789']

export function Shortcut({ codes, code }: { codes: readonly Code[]; code: Code }) {
  const m = useBook().shortcut
  const { slug } = useStudy()
  const tell = useTellProblem()
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: (key: string | null) =>
      ask(
        api.studies[':study'].codes[':id'].shortcut.$put({
          param: { study: slug, id: code.id },
          json: { key },
        }),
      ),
    onError: tell,
    onSettled: () => refresh(client, keys.codes(slug)),
  })
  const taken = new Set(codes.filter((one) => one.id !== code.id).map((one) => one.shortcut))
  return (
    <label className="shortcut">
      {m.label}{' '}
      <select
        value={code.shortcut ?? ''}
        disabled={save.isPending}
        onChange={(event) => save.mutate(event.target.value || null)}
      >
        <option value="">{m.none}</option>
        {possible
          .filter((key) => !taken.has(key))
          .map((key) => (
            <option key={key} value={key}>
              Alt {key.toUpperCase()}
            </option>
          ))}
      </select>
    </label>
  )
}
