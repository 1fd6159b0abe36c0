// All texts of a round, a few at a time, with how many have come.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BoardText } from '../../../core/agreement/board.ts'
import type { Round } from '../../../core/wire/round.ts'
import { readText, roundKeys } from './reads.ts'

const atOnce = 4

export function useTexts(study: string, round: Round) {
  const client = useQueryClient()
  const [done, setDone] = useState(0)
  const sources = [...new Set(round.parts.map((part) => part.source))]
  const read = useQuery({
    queryKey: [...roundKeys.all(study), round.id, 'texts'],
    queryFn: async () => {
      const texts: BoardText[] = []
      for (let at = 0; at < sources.length; at += atOnce) {
        setDone(at)
        const some = sources.slice(at, at + atOnce)
        texts.push(...(await Promise.all(some.map((one) => readText(client, study, round, one)))))
      }
      return texts
    },
  })
  return { ...read, done, total: sources.length }
}
