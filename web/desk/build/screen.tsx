// A draft is opened: from the server, together with what this browser has not sent yet.
import { useEffect, useState } from 'react'
import { useParams } from 'wouter'
import { Failed, Loading } from '../shell/empty.tsx'
import { useStudy } from '../shell/study.tsx'
import { Builder } from './builder.tsx'
import { type Opened, openDraft } from './use-draft.ts'
import './build.css'

export function BuilderScreen() {
  const { slug } = useStudy()
  const { id = '' } = useParams<{ id: string }>()
  const [opened, setOpened] = useState<{ id: string; draft: Opened } | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [round, setRound] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another try
  useEffect(() => {
    let isWanted = true
    setError(null)
    openDraft(slug, id).then(
      (draft) => isWanted && setOpened({ id, draft }),
      (failure: Error) => isWanted && setError(failure),
    )
    return () => {
      isWanted = false
    }
  }, [slug, id, round])

  if (error) return <Failed error={error} again={() => setRound(round + 1)} />
  if (opened?.id !== id) return <Loading />
  return <Builder key={id} id={id} opened={opened.draft} />
}
