// Who corrected a text, when, and why.
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Source, SourceVersion } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { dayOf } from '../../kit/format.ts'
import { keys } from '../../kit/query.ts'
import { useLanguage } from '../shell/language.tsx'
import { SheetHead, useSheet } from '../shell/sheet.tsx'
import { useStudy } from '../shell/study.tsx'

function versionsQuery(study: string, id: string) {
  return queryOptions({
    queryKey: [...keys.source(study, id), 'versions'],
    queryFn: async (): Promise<SourceVersion[]> =>
      (await ask(api.studies[':study'].sources[':id'].versions.$get({ param: { study, id } })))
        .rows,
  })
}

export function Versions({ source, onClose }: { source: Source; onClose: () => void }) {
  const { m, language } = useLanguage()
  const { slug, study } = useStudy()
  const words = m.coding.versions
  const { dialog, close } = useSheet()
  const versions = useQuery(versionsQuery(slug, source.id))
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="versions" onClose={onClose}>
      <SheetHead id="versions" title={words.title} close={close} />
      <ol className="versions" reversed>
        {versions.data?.toReversed().map((one) => (
          <li key={one.number}>
            <b>
              {one.kind !== null
                ? m.coding.correct.kinds[one.kind]
                : one.number === 1
                  ? words.first
                  : words.revised}
            </b>
            {one.edits > 0 && <> · {words.places(one.edits)}</>}
            <br />
            <span className="quiet">
              {[one.by, dayOf(one.madeAt, study.zone, language)].filter(Boolean).join(', ')}
            </span>
            {one.reason && <p>{one.reason}</p>}
          </li>
        ))}
      </ol>
    </dialog>
  )
}
