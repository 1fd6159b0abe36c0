// What can be taken out of the study: chosen, looked at, made while one watches, and kept in the history.
import { useState } from 'react'
import type { ExportOrder } from '../../../core/wire/export.ts'
import { Head } from '../fieldwork/panes.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useTitle } from '../shell/title.ts'
import { HistoryPart } from './history-part.tsx'
import { MakeButton } from './make-button.tsx'
import { NarrowPart } from './narrow-part.tsx'
import { FormatsPart, IdentitiesPart, KindsPart, ShapePart } from './order-form.tsx'
import { PreviewPart, WarningsPart } from './preview-part.tsx'
import { ProvePart } from './prove-part.tsx'
import { SettingsPart } from './settings-part.tsx'
import './data.css'

export function ExportScreen() {
  const { m, language } = useLanguage()
  const words = m.data.exports
  useTitle(words.title)
  const [order, setOrder] = useState<ExportOrder>({
    kinds: ['responses', 'segments'],
    formats: ['csv', 'xlsx'],
    language,
    labels: false,
    missing: 'blank',
    split: false,
    filter: {},
  })
  const isChosen = order.kinds.length > 0 && order.formats.length > 0
  const isWhole =
    isChosen && (order.identities === undefined || order.identities.reason.trim().length >= 8)
  return (
    <>
      <Head title={words.title} />
      <p className="lead">{words.what}</p>
      <div className="exports">
        <form className="export-form" onSubmit={(event) => event.preventDefault()}>
          <KindsPart order={order} change={setOrder} />
          <FormatsPart order={order} change={setOrder} />
          <ShapePart order={order} change={setOrder} />
          <NarrowPart order={order} change={setOrder} />
          <IdentitiesPart order={order} change={setOrder} />
        </form>
        <div className="export-side">
          <WarningsPart />
          <PreviewPart order={order} />
          <div className="export-go">
            <MakeButton order={order} primary disabled={!isWhole}>
              {words.make}
            </MakeButton>
            <p className="quiet">
              {isWhole ? words.logged : isChosen ? words.needsReason : words.notWhole}
            </p>
          </div>
          <SettingsPart order={order} take={setOrder} />
        </div>
      </div>
      <ProvePart take={setOrder} />
      <HistoryPart take={setOrder} />
    </>
  )
}
