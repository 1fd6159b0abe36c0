// One page of a draft: a question alone, a field list whole, or a repeat as the list of its rows.
import { type ReactNode, type RefObject, useId } from 'react'
import type { FormNode } from '../../../core/answer/form.ts'
import { pageQuestion } from '../../../core/instrument/pages.ts'
import { isPut, type Page } from '../fill/pages.ts'
import type { Prompt } from '../fill/prompt.ts'
import type { Filling } from '../fill/use-filling.ts'
import { later } from '../parts/later.tsx'
import { Said } from '../parts/said.tsx'
import { QuestionView } from './fill-question.tsx'

const RowsView = later(() => import('./fill-rows.tsx').then((part) => part.RowsView))
const PageList = later(() => import('../parts/page-list.tsx').then((part) => part.PageList))

type Props = {
  page: Page
  prompts: readonly Prompt[]
  filling: Filling
  heading: RefObject<HTMLHeadingElement | null>
  /** The places whose problems may be told. */
  judged: ReadonlySet<string>
  onJudge: (ref: string) => void
  onGo: (ref: string) => void
  onDone: () => void
  saved: ReactNode
}

export function PageView(props: Props) {
  const { page, prompts, filling, heading, judged, onJudge, onGo, onDone, saved } = props
  const { node } = page
  const id = useId()
  const question = (one: FormNode, isAlone: boolean) => (
    <QuestionView
      key={one.ref}
      node={one}
      filling={filling}
      problem={problemAt(prompts, judged, one.ref)}
      onJudge={() => onJudge(one.ref)}
      onDone={isAlone ? onDone : () => {}}
      {...(isAlone && { heading, saved })}
    />
  )
  const rows = (one: FormNode) => {
    const photo = pageQuestion(one.item)
    const shared = { repeat: one, filling, ...(one === node && { heading }) }
    return photo ? (
      <PageList key={one.ref} {...shared} question={photo} />
    ) : (
      <RowsView key={one.ref} {...shared} prompts={prompts} onGo={onGo} />
    )
  }
  const items = (group: FormNode): ReactNode =>
    group.children.filter(isPut).map((one) => {
      if (one.item.type === 'repeat') return rows(one)
      if (one.item.type !== 'group') return question(one, false)
      return (
        <section key={one.ref} className="part">
          {one.says('label') !== '' && <h3>{one.says('label')}</h3>}
          {items(one)}
        </section>
      )
    })
  if (page.kind === 'question') return question(node, true)
  if (page.kind === 'rows')
    return (
      <>
        {rows(node)}
        {saved}
      </>
    )
  return (
    <section className="card field-list">
      <Said node={node} ids={{ label: `${id}label`, hint: `${id}hint` }} heading={heading} />
      {items(node)}
      {saved}
    </section>
  )
}

function problemAt(prompts: readonly Prompt[], judged: ReadonlySet<string>, ref: string) {
  return judged.has(ref) ? (prompts.find((one) => one.node.ref === ref)?.problem ?? null) : null
}
