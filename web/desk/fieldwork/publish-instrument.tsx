// Publishing an instrument from a file: checked here first, so that every fault is shown at once with its place.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Instrument } from '../../../core/instrument/model.ts'
import { faultOf, type ReadFault } from '../../../core/instrument/read.ts'
import { ApiProblem, api, ask } from '../../kit/api.ts'
import { useTellProblem } from '../shell/explain.ts'
import { FileButton } from '../shell/file-place.tsx'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { FaultTable } from './fault-table.tsx'
import { readInstrumentFile } from './instrument-file.ts'
import { versionsQuery } from './reads.ts'

export function PublishInstrument({ onClose }: { onClose: () => void }) {
  const m = useMessages()
  const words = m.fieldwork.versions
  const here = useStudy()
  const [, go] = useLocation()
  const client = useQueryClient()
  const tell = useTellProblem()
  const [faults, setFaults] = useState<ReadFault[] | 'not-json'>([])

  const publish = useMutation({
    mutationFn: (instrument: Instrument) =>
      ask(
        api.studies[':study'].instruments.$post({ param: { study: here.slug }, json: instrument }),
      ),
    onSuccess: async ({ hash, number }) => {
      const known = client.getQueryData(versionsQuery(here.slug).queryKey) ?? []
      const had = known.some((version) => version.hash === hash)
      notify({ text: had ? words.hadAlready(number) : words.publishedNow(number) })
      await client.invalidateQueries({ queryKey: versionsQuery(here.slug).queryKey })
      onClose()
      go(here.to(`/instruments/${hash}`))
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.details.at !== undefined)
        setFaults((error.details.faults as ReadFault[] | undefined) ?? [faultOf(error)])
      else tell(error)
    },
  })

  async function take(file: File | undefined) {
    if (!file) return
    const read = readInstrumentFile(await file.text())
    if (read === 'not-json') setFaults('not-json')
    else if ('faults' in read) setFaults(read.faults)
    else {
      setFaults([])
      publish.mutate(read.instrument)
    }
  }

  return (
    <section className="card" aria-label={words.publish}>
      <FileButton
        label={words.file}
        accept=".json,application/json"
        disabled={publish.isPending}
        onFiles={([file]) => void take(file)}
      />
      <div role="status">
        {publish.isPending && <p className="quiet">{words.publishing}</p>}
        {faults === 'not-json' && <p className="trouble">{words.notJson}</p>}
        {faults !== 'not-json' && faults.length > 0 && (
          <FaultTable title={words.problems(faults.length)} faults={faults} />
        )}
      </div>
      <div className="actions">
        <button type="button" onClick={onClose}>
          {m.shell.cancel}
        </button>
      </div>
    </section>
  )
}
