// The life of a code: who worded it how and when, and what was coded under each wording.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CodeHistory, CodeWording } from '../../../core/wire/codebook.ts'
import type { Code } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { momentOf } from '../../kit/format.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { ChangeLine } from './change-line.tsx'
import { DifferenceList } from './difference-list.tsx'
import { differing } from './differences.ts'
import { useBook } from './messages.ts'
import { Segments } from './segments.tsx'
import { labelOf } from './use-codebook.ts'

type Props = { codes: readonly Code[]; code: Code; onClose: () => void }

export function Life({ codes, code, onClose }: Props) {
  const m = useBook().life
  const { slug } = useStudy()
  const history = useQuery({
    queryKey: [slug, 'codebook', 'history', code.id],
    queryFn: async (): Promise<CodeHistory> =>
      ask(api.studies[':study'].codes[':id'].history.$get({ param: { study: slug, id: code.id } })),
  })
  return (
    <section className="code-page life" aria-labelledby="life-title">
      <h2 id="life-title">{m.title(code.label)}</h2>
      <div className="actions">
        <button type="button" onClick={onClose}>
          {m.close}
        </button>
      </div>
      {history.isPending && <Loading />}
      {history.error && <Failed error={history.error} again={() => history.refetch()} />}
      {history.data && <Wordings codes={codes} code={code} history={history.data} />}
    </section>
  )
}

function Wordings({ codes, code, history }: Omit<Props, 'onClose'> & { history: CodeHistory }) {
  const m = useBook().life
  const { wordings, changes, fromOthers } = history
  const first = wordings[0]
  return (
    <>
      <ol className="wordings" reversed>
        {wordings.toReversed().map((wording) => (
          <OneWording
            key={wording.revision}
            codes={codes}
            code={code}
            wording={wording}
            before={wordings.find((one) => one.revision === wording.revision - 1) ?? null}
          />
        ))}
      </ol>
      {first && first.revision > 1 && <p className="quiet">{m.lost}</p>}
      {fromOthers.length > 0 && (
        <>
          <h3>{m.fromOthers}</h3>
          <ul>
            {fromOthers.map((one) => (
              <li key={one.wording}>{m.fromOther(one.label, one.codings)}</li>
            ))}
          </ul>
        </>
      )}
      {changes.length > 0 && (
        <>
          <h3>{m.changes}</h3>
          <ul>
            {changes.map((change) => (
              <li key={change.id}>
                <ChangeLine change={change} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

type One = { codes: readonly Code[]; code: Code; wording: CodeWording; before: CodeWording | null }

function OneWording({ codes, code, wording, before }: One) {
  const m = useBook()
  const { study } = useStudy()
  const { language } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const parts = before ? differing(before, wording) : []
  const when = wording.at ? momentOf(wording.at, study.zone, language) : ''
  return (
    <li>
      <h3>
        {m.life.wording(wording.revision)}{' '}
        <small className="quiet">{m.life.by(wording.by, when)}</small>
      </h3>
      {before === null ? (
        <p className="said">{wording.definition || m.life.empty}</p>
      ) : parts.length === 0 ? (
        <p className="quiet">{m.life.sameWords}</p>
      ) : (
        <DifferenceList
          before={before}
          now={wording}
          parts={parts}
          labelOf={(id) => labelOf(codes, id)}
        />
      )}
      <p className="quiet">
        {m.life.under(wording.codings)}{' '}
        {wording.codings > 0 && (
          <button
            type="button"
            className="plain"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? m.life.hide : m.life.show}
          </button>
        )}
      </p>
      {isOpen && <Segments code={code} wording={wording.revision} />}
    </li>
  )
}
