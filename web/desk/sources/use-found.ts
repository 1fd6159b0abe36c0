// The turns of a text that is being brought in, and its labels with whom they probably mean.
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import { findBlocks } from '../../../core/text/blocks.ts'
import { normalise } from '../../../core/text/normalise.ts'
import { labelsOf } from '../../../core/text/told.ts'
import type { Block } from '../../../core/wire/coding.ts'
import type { Speaker } from '../../../core/wire/listening.ts'
import { participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { type Row, rowsOf } from '../speakers/meanings.ts'
import { aliasesQuery } from '../speakers/reads.ts'

export type Found = { text: string; blocks: Block[]; rows: Row[] }
const none: Speaker[] = []
const noNames: string[] = []

/** `given` where the file itself says who speaks when, `named` where whoever typed it says who does. */
export function useFound(
  text: string,
  given: Block[] | null,
  named: readonly string[] = noNames,
): Found {
  const { slug } = useStudy()
  const { data: told = none } = useQuery(aliasesQuery(slug))
  const { data: participants } = useQuery(participantsQuery(slug))
  // Typing stays quick: a long text is read again when there is time.
  const later = useDeferredValue(text)
  return useMemo(() => {
    const clean = normalise(later)
    const blocks = given ?? findBlocks(clean, [...named.map(speaking), ...told])
    const codes = new Set(participants?.map(({ code }) => code))
    return { text: clean, blocks, rows: rowsOf(labelsOf(blocks), { blocks, told, codes }) }
  }, [later, given, named, told, participants])
}

function speaking(label: string): Speaker {
  return { label, meant: 'speaker', participant: null }
}
