// The study's consent texts: all versions in a list, the chosen one beside it as the phone shows it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import type { ConsentTextRow } from '../../../core/wire/consent.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { Head, Panes } from '../fieldwork/panes.tsx'
import { useWhen } from '../fieldwork/when.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { Reading } from './reading.tsx'
import { textsQuery } from './reads.ts'
import '../fieldwork/fieldwork.css'

export function ConsentTextsScreen() {
  const here = useStudy()
  const m = useMessages().consents
  const { hash } = useParams<{ hash?: string }>()
  const texts = useQuery(textsQuery(here.slug))
  useTitle(m.title)
  const chosen = texts.data?.find((text) => text.hash === hash)
  const write = here.may('consent-text.write') && (
    <Link className="button primary" href={here.to('/consent-texts/new')}>
      {m.write}
    </Link>
  )
  return (
    <>
      <Head title={m.title}>{write}</Head>
      {texts.isPending && <Loading />}
      {texts.error && <Failed error={texts.error} again={() => texts.refetch()} />}
      {texts.data?.length === 0 && (
        <Empty title={m.empty} action={write}>
          {m.emptyWhat}
        </Empty>
      )}
      {texts.data && texts.data.length > 0 && (
        <Panes
          open={chosen !== undefined}
          label={chosen?.label ?? m.title}
          backTo={here.to('/consent-texts')}
          list={<TextList texts={texts.data} chosen={hash} />}
          detail={
            chosen ? (
              <Detail key={chosen.hash} text={chosen} />
            ) : (
              <p className="quiet">{m.choose}</p>
            )
          }
        />
      )}
    </>
  )
}

function TextList({ texts, chosen }: { texts: ConsentTextRow[]; chosen: string | undefined }) {
  const here = useStudy()
  const m = useMessages().consents
  return (
    <nav aria-label={m.title}>
      <ul className="rows">
        {texts.map(({ hash, label, retiredAt, consents }) => (
          <li key={hash} data-quiet={retiredAt !== null}>
            <Link
              href={here.to(`/consent-texts/${hash}`)}
              aria-current={hash === chosen ? 'true' : undefined}
            >
              <strong>{label}</strong>
              <small>
                {retiredAt === null ? m.current : m.retired}, {m.used(consents)}
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Detail({ text }: { text: ConsentTextRow }) {
  const here = useStudy()
  const m = useMessages().consents
  const when = useWhen()
  const client = useQueryClient()
  const tell = useTellProblem()
  const isRetired = text.retiredAt !== null
  const turn = useMutation({
    mutationFn: () => {
      const param = { study: here.slug, hash: text.hash }
      const one = api.studies[':study']['consent-texts'][':hash']
      return ask(isRetired ? one.restore.$post({ param }) : one.retire.$post({ param }))
    },
    onSuccess: () => {
      notify({ text: isRetired ? m.restoredNow : m.retiredNow })
      return client.invalidateQueries({ queryKey: keys.consentTexts(here.slug) })
    },
    onError: tell,
  })
  return (
    <article className="response">
      <header>
        <h2>{text.label}</h2>
        <p className="quiet">
          {m.madeAt(when.moment(text.madeAt))}, {m.used(text.consents)}
        </p>
      </header>
      <p className="actions">
        <Link className="button" href={here.to(`/consent-texts/${text.hash}/paper`)}>
          {m.print}
        </Link>
        {here.may('consent-text.write') && (
          <>
            <Link className="button" href={here.to(`/consent-texts/new?from=${text.hash}`)}>
              {m.again}
            </Link>
            <button type="button" disabled={turn.isPending} onClick={() => turn.mutate()}>
              {isRetired ? m.restore : m.retire}
            </button>
          </>
        )}
      </p>
      <Reading text={text} />
      <p className="quiet hash">
        {m.hash} <code>{text.hash}</code>
      </p>
    </article>
  )
}
